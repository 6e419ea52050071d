'use client';

import { useActionState } from 'react';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = { action: FormAction; sessionKey: number; browser: string };

/** Signs one out in one browser. */
export function EndSession({ action, sessionKey, browser }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send}>
      <input type="hidden" name="key" value={sessionKey} />
      {state.error !== undefined && (
        <p role="alert" className="mb-2 text-danger">
          {state.error}
        </p>
      )}
      <SubmitButton kind="quiet" pendingText="Ending…">
        End<span className="sr-only"> the session in {browser}</span>
      </SubmitButton>
    </form>
  );
}
