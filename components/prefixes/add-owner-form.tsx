'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';

/** Lets one more account publish under a prefix. */
export function AddOwnerForm({ action, value }: { action: FormAction; value: string }) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} className="flex w-full max-w-field flex-col gap-4">
      <ErrorSummary title="Nobody was added" state={state} />
      <input type="hidden" name="value" value={value} />
      <Field
        id="owner"
        label="Person or organization"
        hint="What it owns under the prefix gets the mark at once."
        error={state.fields?.['owner']}
      >
        {(control) => (
          <TextInput
            {...control}
            name="owner"
            maxLength={256}
            asTyped
            required
            defaultValue={state.values?.['owner']}
          />
        )}
      </Field>
      <div>
        <SubmitButton pendingText="Adding…">Add the owner</SubmitButton>
      </div>
    </form>
  );
}
