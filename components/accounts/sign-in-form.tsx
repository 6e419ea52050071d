'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { PasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/components/ui/form-state';
import { NameField } from './name-field';

type Props = { action: FormAction; returnTo?: string | undefined };

/** Name and password. */
export function SignInForm({ action, returnTo }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} className="mt-6 flex max-w-field flex-col gap-5">
      <ErrorSummary title="You are not signed in" state={state} />
      {returnTo !== undefined && <input type="hidden" name="returnTo" value={returnTo} />}
      <NameField label="Name or e-mail address" passkeys state={state} />
      <PasswordField label="Password" use="current-password" state={state} />
      <div>
        <SubmitButton pendingText="Signing in…">Sign in</SubmitButton>
      </div>
    </form>
  );
}
