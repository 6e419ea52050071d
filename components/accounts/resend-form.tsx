'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormAnswer } from '@/components/ui/form-answer';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { OrganizationField } from './organization-field';

type State = FormState & { sent?: boolean };

type Props = { action: FormAction<State>; sendsMail: boolean; organization?: string | undefined };

/** Sends the mail that confirms an address once more. */
export function ResendForm({ action, sendsMail, organization }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} className="flex max-w-field flex-col gap-3">
      <ErrorSummary title="Nothing was sent" state={state} />
      <OrganizationField name={organization} />
      {state.sent === true && (
        <FormAnswer state={state} title={sendsMail ? 'The mail was sent again' : 'A new link was made'}>
          {sendsMail
            ? 'The link in the one before it no longer works.'
            : 'The one before it no longer works. Ask the operator of the gallery for it.'}
        </FormAnswer>
      )}
      <div>
        <SubmitButton kind="plain" pendingText="Sending…">
          {sendsMail ? 'Send the mail again' : 'Make a new link'}
        </SubmitButton>
      </div>
    </form>
  );
}
