'use client';

import { useActionState } from 'react';
import { EmailField } from '@/components/ui/email-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { OrganizationField } from './organization-field';

type Props = { action: FormAction; sendsMail: boolean; organization?: string | undefined };

/** Asks for another address. */
export function ChangeAddressForm({ action, sendsMail, organization }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} className="mt-8 flex max-w-field flex-col gap-5">
      <ErrorSummary title="The address was not changed" state={state} />
      <OrganizationField name={organization} />
      <EmailField
        label="New e-mail address"
        hint={
          sendsMail
            ? 'We send a link there, which confirms it.'
            : 'A link confirms it. This gallery sends no mail: ask its operator for the link.'
        }
        state={state}
      />
      <div>
        <SubmitButton pendingText="Changing…">Change the address</SubmitButton>
      </div>
    </form>
  );
}
