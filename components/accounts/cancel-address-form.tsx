'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { OrganizationField } from './organization-field';

type Props = { action: FormAction; organization?: string | undefined };

/** Leaves the address as it is. */
export function CancelAddressForm({ action, organization }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} className="flex max-w-field flex-col gap-3">
      <ErrorSummary title="The change was not canceled" state={state} />
      <OrganizationField name={organization} />
      <div>
        <SubmitButton kind="plain" pendingText="Canceling…">
          Cancel the change
        </SubmitButton>
      </div>
    </form>
  );
}
