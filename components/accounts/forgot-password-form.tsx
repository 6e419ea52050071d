'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { FormAnswer } from '@/components/ui/form-answer';
import { SubmitButton } from '@/components/ui/submit-button';
import { NameField } from './name-field';

type State = FormState & { asked?: boolean };

type Props = { action: FormAction<State>; sendsMail: boolean };

/** Asks for a link by mail; the answer is the same for every name. */
export function ForgotPasswordForm({ action, sendsMail }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} className="mt-6 flex max-w-field flex-col gap-5">
      <ErrorSummary title="Nothing was sent" state={state} />
      {state.asked === true && (
        <FormAnswer state={state} title={sendsMail ? 'Look into your mail' : 'Ask the operator for the link'}>
          If there is an account of this name or address, and it has confirmed an address, a link{' '}
          {sendsMail ? 'is on its way there' : 'was made'}. It works once, and for an hour.
        </FormAnswer>
      )}
      <NameField label="Name or e-mail address" state={state} />
      <div>
        <SubmitButton pendingText="Sending…">{sendsMail ? 'Send the link' : 'Ask for the link'}</SubmitButton>
      </div>
    </form>
  );
}
