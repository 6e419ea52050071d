'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = { action: FormAction; others: number };

/** Signs one out everywhere but here. */
export function EndOtherSessions({ action, others }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} className="mt-6 flex max-w-field flex-col gap-3">
      <ErrorSummary title="Nothing was ended" state={state} />
      <p className="text-sm text-ink-soft">Browsers there have to sign in again. API keys are not touched.</p>
      <div>
        <SubmitButton kind="danger" pendingText="Ending…">
          {others === 1 ? 'End the other session' : `End the ${others} other sessions`}
        </SubmitButton>
      </div>
    </form>
  );
}
