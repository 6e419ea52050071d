'use client';

import { useActionState } from 'react';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = { action: FormAction; loginKey: number; provider: string };

/** Takes a linked sign-in away, after it was opened to say so. It opens without script, and is open when it was refused. */
export function UnlinkLogin({ action, loginKey, provider }: Props) {
  const [state, send] = useActionState(action, {});
  const refusal = state.error ?? state.fields?.['key'];
  return (
    <details open={refusal !== undefined}>
      <summary className="min-h-6 text-sm text-danger underline underline-offset-2">Unlink</summary>
      <form action={send} className="mt-2 flex max-w-60 flex-col gap-2 text-sm">
        <input type="hidden" name="key" value={loginKey} />
        <p>You no longer sign in by it. It can be linked again.</p>
        {refusal !== undefined && (
          <p role="alert" className="text-danger">
            {refusal}
          </p>
        )}
        <div>
          <SubmitButton kind="danger" pendingText="Unlinking…">
            Unlink {provider}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
