'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { FormAction } from '@/components/ui/form-state';
import { PasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = {
  action: FormAction;
  /** Where one came from, and goes back to. */
  returnTo: string;
  ways: { password: boolean };
};

/** Asks again who sits at the screen. */
export function ProveForm({ action, returnTo, ways }: Props) {
  const [state, send] = useActionState(action, {});
  if (!ways.password) return <p className="mt-6">Sign out and in again: this proves it as well.</p>;
  return (
    <form action={send} className="mt-6 flex max-w-field flex-col gap-5">
      <ErrorSummary title="This did not prove it" state={state} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <PasswordField label="Password" use="current-password" state={state} />
      <div>
        <SubmitButton pendingText="Checking…">Confirm</SubmitButton>
      </div>
    </form>
  );
}
