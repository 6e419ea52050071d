'use client';

import { useActionState } from 'react';
import { EmailField } from '@/components/ui/email-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { FormAction } from '@/components/ui/form-state';
import { PasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { NameField } from './name-field';

type Props = {
  action: FormAction;
  invitation?: string | undefined;
  /** Where the invitation was sent: this very address needs no confirmation. */
  invitedAddress?: string | undefined;
  /** Whether the gallery sends its mails itself. */
  sendsMail: boolean;
};

/** Name, address and password of a new person. */
export function SignUpForm({ action, invitation, invitedAddress, sendsMail }: Props) {
  const [state, send] = useActionState(action, {});
  const byLink = sendsMail
    ? 'We send a link there. Nobody else sees the address.'
    : 'You confirm it by a link: this gallery sends no mail, so ask its operator for it. Nobody else sees the address.';
  const proof =
    invitedAddress === undefined
      ? byLink
      : 'The one you were invited at counts as confirmed. Nobody else sees it.';
  return (
    <form action={send} className="mt-6 flex max-w-field flex-col gap-5">
      <ErrorSummary title="The account was not made" state={state} />
      {invitation !== undefined && <input type="hidden" name="invitation" value={invitation} />}
      <NameField
        label="Name"
        hint="You sign in by it, and it stands beside your packages. It cannot be changed."
        state={state}
      />
      <EmailField hint={proof} state={state} value={invitedAddress} />
      <PasswordField
        label="Password"
        hint="At least 10 characters. A few words make a good one."
        use="new-password"
        state={state}
      />
      <div>
        <SubmitButton pendingText="Making the account…">Make the account</SubmitButton>
      </div>
    </form>
  );
}
