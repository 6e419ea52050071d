'use client';

import { useActionState } from 'react';
import { Radio } from '@/components/ui/choice';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import type { FormAction } from '@/components/ui/form-state';

type Props = { action: FormAction; name: string; orphans: number };

/** Deletes the account of whoever types its name. */
export function DeleteAccountForm({ action, name, orphans }: Props) {
  const [state, send] = useActionState(action, {});
  const { fields = {}, values = {} } = state;
  return (
    <form action={send} className="mt-8 flex flex-col gap-5">
      <ErrorSummary title="Your account was not deleted" state={state} />
      {orphans > 0 && (
        <Fieldset id="orphans" legend="Packages without an owner" error={fields['orphans']}>
          <Radio
            name="orphans"
            value="keep"
            required
            defaultChecked={values['orphans'] === 'keep'}
            label="Leave them as they are"
          />
          <Radio
            name="orphans"
            value="unlist"
            required
            defaultChecked={values['orphans'] === 'unlist'}
            label="Unlist all their versions"
            hint="They are no longer found by search; builds that use them go on."
          />
        </Fieldset>
      )}
      <Field id="name" label={`Type “${name}” to confirm`} error={fields['name']}>
        {(control) => <TextInput {...control} name="name" asTyped required defaultValue={values['name']} />}
      </Field>
      <div>
        <SubmitButton kind="danger" pendingText="Deleting…">
          Delete this account
        </SubmitButton>
      </div>
    </form>
  );
}
