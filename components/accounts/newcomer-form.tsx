'use client';

import { useActionState } from 'react';
import { EmailField } from '@/components/ui/email-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';

type Props = {
  action: FormAction;
  newcomer: { name: string; address: string; verified: boolean };
  returnTo?: string | undefined;
};

/** Makes an account for whom a provider knows. */
export function NewcomerForm({ action, newcomer, returnTo }: Props) {
  const [state, send] = useActionState(action, {});
  const { fields = {}, values = {} } = state;
  return (
    <form action={send} className="mt-6 flex max-w-field flex-col gap-5">
      <ErrorSummary title="The account was not made" state={state} />
      {returnTo !== undefined && <input type="hidden" name="returnTo" value={returnTo} />}
      <Field
        id="name"
        label="Name"
        hint="It stands beside your packages. It cannot be changed."
        error={fields['name']}
      >
        {(control) => (
          <TextInput
            {...control}
            name="name"
            autoComplete="username"
            asTyped
            required
            defaultValue={values['name'] ?? newcomer.name}
          />
        )}
      </Field>
      {newcomer.verified ? (
        <p className="text-sm text-ink-soft">
          Mails go to {newcomer.address}. Nobody else sees this address.
        </p>
      ) : (
        <EmailField
          hint="Nobody else sees it."
          state={{ ...state, values: { email: newcomer.address, ...values } }}
        />
      )}
      <div>
        <SubmitButton pendingText="Making the account…">Make the account</SubmitButton>
      </div>
    </form>
  );
}
