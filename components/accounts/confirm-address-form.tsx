'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = { action: FormAction; token: string };

/** The button for which a link in a mail opens a page: programs that look into mails follow links, and press none. */
export function ConfirmAddressForm({ action, token }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} className="mt-6 flex max-w-field flex-col gap-5">
      <ErrorSummary title="Nothing was confirmed" state={state} />
      <input type="hidden" name="token" value={token} />
      <div>
        <SubmitButton pendingText="Confirming…">Confirm this address</SubmitButton>
      </div>
    </form>
  );
}
