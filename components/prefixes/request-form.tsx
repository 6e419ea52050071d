'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-area';
import { TextInput } from '@/components/ui/text-input';
import { PrefixFields } from './prefix-fields';

type Props = {
  action: FormAction;
  /** The name of whoever asks. */
  own: string;
  /** In whose name he may ask, too. */
  organizations: readonly string[];
};

/** Asks that a prefix is reserved. */
export function RequestForm({ action, own, organizations }: Props) {
  const [state, send] = useActionState(action, {});
  const { fields = {}, values = {} } = state;
  return (
    <form action={send} className="mt-6 flex max-w-field flex-col gap-5">
      <ErrorSummary title="Nothing was asked for" state={state} />
      <PrefixFields state={state} />
      {organizations.length > 0 && (
        <Field id="organization" label="For" hint="Who is to hold it." error={fields['organization']}>
          {(control) => (
            <Select {...control} name="organization" defaultValue={values['organization']}>
              <option value="">{own}</option>
              {organizations.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field
        id="reason"
        label="Why it is yours"
        hint="What you publish under it, and how people know you by that name."
        error={fields['reason']}
      >
        {(control) => (
          <TextArea {...control} name="reason" maxLength={4000} required defaultValue={values['reason']} />
        )}
      </Field>
      <Field
        id="evidence"
        label="Pages that show it"
        hint="Your site, your repositories: each address on its line."
        error={fields['evidence']}
        optional
      >
        {(control) => <TextArea {...control} name="evidence" rows={3} defaultValue={values['evidence']} />}
      </Field>
      <Field
        id="domain"
        label="Domain"
        hint="If the prefix looks like a domain of yours, “contoso.com” say: afterwards you are told which record proves it."
        error={fields['domain']}
        optional
      >
        {(control) => (
          <TextInput {...control} name="domain" maxLength={253} asTyped defaultValue={values['domain']} />
        )}
      </Field>
      <div>
        <SubmitButton pendingText="Asking…">Ask for the prefix</SubmitButton>
      </div>
    </form>
  );
}
