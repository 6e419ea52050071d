'use client';

import { useActionState } from 'react';
import { EmailField } from '@/components/ui/email-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';

type Props = { action: FormAction; sendsMail: boolean };

/** Name and address of a new organization. */
export function NewOrganizationForm({ action, sendsMail }: Props) {
  const [state, send] = useActionState(action, {});
  const { fields = {}, values = {} } = state;
  return (
    <form action={send} className="mt-6 flex max-w-field flex-col gap-5">
      <ErrorSummary title="The organization was not made" state={state} />
      <Field
        id="name"
        label="Name"
        hint="It stands beside the organization’s packages. It cannot be changed."
        error={fields['name']}
      >
        {(control) => (
          <TextInput
            {...control}
            name="name"
            autoComplete="organization"
            asTyped
            maxLength={64}
            required
            defaultValue={values['name']}
          />
        )}
      </Field>
      <EmailField
        hint={
          sendsMail
            ? 'One that is not your own. We send a link there, which an administrator of the organization opens.'
            : 'One that is not your own. It is confirmed by a link: this gallery sends no mail, so ask its operator for it.'
        }
        state={state}
      />
      <div>
        <SubmitButton pendingText="Making the organization…">Make the organization</SubmitButton>
      </div>
    </form>
  );
}
