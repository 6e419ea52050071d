'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';

type Props = { action: FormAction; passkeyKey: number; name: string };

/** Calls a passkey by another name. It opens without script, and is open when it was refused. */
export function RenamePasskey({ action, passkeyKey, name }: Props) {
  const [state, send] = useActionState(action, {});
  const id = `name-${passkeyKey}`;
  const error = state.fields?.['name'];
  return (
    <details open={state.error !== undefined || error !== undefined}>
      <summary className="min-h-6 text-sm text-accent underline underline-offset-2">Rename</summary>
      <form action={send} className="mt-2 flex max-w-60 flex-col gap-2 text-sm">
        <ErrorSummary
          title="It was not renamed"
          state={state.error === undefined ? {} : { error: state.error }}
        />
        <input type="hidden" name="key" value={passkeyKey} />
        <Field id={id} label="New name" error={error}>
          {(control) => (
            <TextInput
              {...control}
              name="name"
              maxLength={60}
              required
              defaultValue={name}
              autoComplete="off"
            />
          )}
        </Field>
        <div>
          <SubmitButton kind="plain" pendingText="Renaming…">
            Rename it
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
