'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/components/ui/form-state';

type Props = {
  action: FormAction;
  apiKeyKey: number;
  name: string;
  /** The organization in whose name it acts, where the key is one of its list. */
  organization?: string | undefined;
};

/** Ends a key, after it was opened to say so. It opens without script, and is open when it was refused. */
export function RevokeKey({ action, apiKeyKey, name, organization }: Props) {
  const [state, send] = useActionState(action, {});
  const refusal = state.error ?? state.fields?.['key'];
  return (
    <details open={refusal !== undefined}>
      <summary className="min-h-6 text-sm text-danger underline underline-offset-2">Revoke</summary>
      <form action={send} className="mt-2 flex max-w-60 flex-col gap-2 text-sm">
        <input type="hidden" name="key" value={apiKeyKey} />
        {organization !== undefined && <input type="hidden" name="organization" value={organization} />}
        <p>Whatever uses “{name}” is refused from then on. This cannot be undone.</p>
        {refusal !== undefined && (
          <p role="alert" className="text-danger">
            {refusal}
          </p>
        )}
        <div>
          <SubmitButton kind="danger" pendingText="Revoking…">
            Revoke this key
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
