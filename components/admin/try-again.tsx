'use client';

import { useActionState } from 'react';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = { action: FormAction; mailKey: string };

/** Has one mail tried at once. */
export function TryAgain({ action, mailKey }: Props) {
  const [state, send] = useActionState(action, {});
  const refusal = state.error ?? state.fields?.['key'];
  return (
    <form action={send} className="whitespace-nowrap">
      <input type="hidden" name="key" value={mailKey} />
      {refusal !== undefined && (
        <p role="alert" className="mb-2 whitespace-normal text-danger">
          {refusal}
        </p>
      )}
      <SubmitButton kind="plain" pendingText="Asking…">
        Try again
      </SubmitButton>
    </form>
  );
}
