'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormAnswer } from '@/components/ui/form-answer';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { PasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';

type State = FormState & { changed?: boolean };

type Props = {
  action: FormAction<State>;
  /** Whose password it is: for password managers. */
  username: string;
  /** That of the link by which one came. */
  token?: string;
};

/** Where somebody chooses a password. */
export function NewPasswordForm({ action, username, token }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} className="mt-6 flex max-w-field flex-col gap-5">
      <ErrorSummary title="The password was not changed" state={state} />
      {state.changed === true && (
        <FormAnswer state={state} title="The password was changed">
          All your other sessions were ended.
        </FormAnswer>
      )}
      {token !== undefined && <input type="hidden" name="token" value={token} />}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <PasswordField
        label="New password"
        hint="At least 10 characters. A few words make a good one."
        use="new-password"
        state={state}
      />
      <div>
        <SubmitButton pendingText="Changing…">Set the password</SubmitButton>
      </div>
    </form>
  );
}
