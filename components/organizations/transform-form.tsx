'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';

type Props = { action: FormAction; name: string };

/** Asks for an account to become an organization, of whoever types its name. */
export function TransformForm({ action, name }: Props) {
  const [state, send] = useActionState(action, {});
  const { fields = {}, values = {} } = state;
  const plain = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false, required: true } as const;
  return (
    <form action={send} className="mt-8 flex flex-col gap-5">
      <ErrorSummary title="Nobody was asked" state={state} />
      <Field
        id="administrator"
        label="Future administrator"
        hint="The name of another account: of yourself, or of somebody whom you trust with everything here."
        error={fields['administrator']}
      >
        {(control) => (
          <TextInput
            {...control}
            {...plain}
            name="administrator"
            maxLength={64}
            defaultValue={values['administrator']}
          />
        )}
      </Field>
      <Field id="name" label={`Type “${name}” to confirm`} error={fields['name']}>
        {(control) => <TextInput {...control} {...plain} name="name" defaultValue={values['name']} />}
      </Field>
      <div>
        <SubmitButton kind="danger" pendingText="Asking…">
          Ask to become an organization
        </SubmitButton>
      </div>
    </form>
  );
}
