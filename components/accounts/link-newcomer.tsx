'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = { action: FormAction; provider: string; name: string };

/** Links a provider's sign-in to the account that is signed in. */
export function LinkNewcomer({ action, provider, name }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} className="mt-6 flex max-w-field flex-col gap-5">
      <ErrorSummary title="Nothing was linked" state={state} />
      <div>
        <SubmitButton pendingText="Linking…">
          Link {provider} to {name}
        </SubmitButton>
      </div>
    </form>
  );
}
