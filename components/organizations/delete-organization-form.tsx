'use client';

import { useActionState } from 'react';
import { OrganizationField } from '@/components/accounts/organization-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';

type Props = { action: FormAction; name: string };

/** Deletes the organization whose name is typed. */
export function DeleteOrganizationForm({ action, name }: Props) {
  const [state, send] = useActionState(action, {});
  const { fields = {}, values = {} } = state;
  return (
    <form action={send} className="mt-8 flex flex-col gap-5">
      <ErrorSummary title="The organization was not deleted" state={state} />
      <OrganizationField name={name} />
      <Field id="name" label={`Type “${name}” to confirm`} error={fields['name']}>
        {(control) => <TextInput {...control} name="name" asTyped required defaultValue={values['name']} />}
      </Field>
      <div>
        <SubmitButton kind="danger" pendingText="Deleting…">
          Delete this organization
        </SubmitButton>
      </div>
    </form>
  );
}
