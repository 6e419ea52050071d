'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormAnswer } from '@/components/ui/form-answer';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type State = FormState & { sent?: boolean };

/** Sends the mail that confirms an address once more. */
export function ResendForm({ action }: { action: FormAction<State> }) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} className="flex max-w-field flex-col gap-3">
      <ErrorSummary title="Nothing was sent" state={state} />
      {state.sent === true && (
        <FormAnswer state={state} title="The mail was sent again">
          The link in the one before it no longer works.
        </FormAnswer>
      )}
      <div>
        <SubmitButton kind="plain" pendingText="Sending…">
          Send the mail again
        </SubmitButton>
      </div>
    </form>
  );
}
