'use client';

import { useActionState } from 'react';
import { EmailField } from '@/components/ui/email-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { PasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/components/ui/form-state';
import { NameField } from './name-field';

type Props = { action: FormAction; token: string };

/** The account that runs a new gallery. */
export function FirstAdministratorForm({ action, token }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} className="mt-6 flex max-w-field flex-col gap-5">
      <ErrorSummary title="The account was not made" state={state} />
      <input type="hidden" name="token" value={token} />
      <NameField
        label="Name"
        hint="You sign in by it, and it stands beside your packages. It cannot be changed."
        state={state}
      />
      <EmailField hint="Nobody else sees it." state={state} />
      <PasswordField
        label="Password"
        hint="At least 10 characters. A few words make a good one."
        use="new-password"
        state={state}
      />
      <div>
        <SubmitButton pendingText="Making the account…">Make the administrator</SubmitButton>
      </div>
    </form>
  );
}
