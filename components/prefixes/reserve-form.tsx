'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { FormAnswer } from '@/components/ui/form-answer';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { Section } from '@/components/ui/section';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import { PrefixFields } from './prefix-fields';

export type ReserveState = FormState & { reserved?: { value: string; shared: boolean } };

/** Reserves a prefix at once, whoever asked for it. */
export function ReserveForm({ action }: { action: FormAction<ReserveState> }) {
  const [state, send] = useActionState(action, {});
  const { reserved, fields = {}, values = {} } = state;
  return (
    <Section wide id="reserve" title="Reserve a prefix">
      <form action={send} className="mt-3 flex max-w-field flex-col gap-5">
        {reserved !== undefined && (
          <FormAnswer state={state} title={`${reserved.value} is reserved`}>
            {reserved.shared
              ? 'It is shared: everybody may publish under it, and its owners have the mark.'
              : 'Nobody but its owners, and those of a wider prefix, publishes new IDs under it.'}
          </FormAnswer>
        )}
        <ErrorSummary title="Nothing was reserved" state={state} />
        <PrefixFields state={state} />
        <Field
          id="owners"
          label="Owners"
          hint="Names of people and organizations, with commas between. Without any, only owners of a wider prefix may publish under it."
          error={fields['owners']}
          optional
        >
          {(control) => (
            <TextInput {...control} name="owners" maxLength={1000} asTyped defaultValue={values['owners']} />
          )}
        </Field>
        <div>
          <SubmitButton pendingText="Reserving…">Reserve the prefix</SubmitButton>
        </div>
      </form>
    </Section>
  );
}
