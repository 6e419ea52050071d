'use client';

import { useActionState } from 'react';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = { action: FormAction; organization: string; shown: boolean };

/** Shows everybody that one is a member of an organization, or hides it again. */
export function ShowMembership({ action, organization, shown }: Props) {
  const [state, send] = useActionState(action, {});
  const refusal = state.error ?? state.fields?.['organization'];
  return (
    <form action={send}>
      <input type="hidden" name="organization" value={organization} />
      <input type="hidden" name="shown" value={String(!shown)} />
      {refusal !== undefined && (
        <p role="alert" className="mb-2 text-danger">
          {refusal}
        </p>
      )}
      <SubmitButton kind="quiet" pendingText="Saving…">
        {shown ? 'Hide' : 'Show'}
        <span className="sr-only"> that you are a member of {organization}</span>
      </SubmitButton>
    </form>
  );
}
