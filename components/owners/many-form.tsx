'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-area';
import { type DoneToMany, ManyAnswer } from './many-answer';

export type ManyState = FormState & { done?: DoneToMany };

type Props = {
  action: FormAction<ManyState>;
  /** What is sent along. */
  values: readonly (readonly [name: string, value: string])[];
  /** Whether anything can be done. */
  possible: boolean;
  /** Whether somebody is written to, who may be told something. */
  asks: boolean;
  kind: 'primary' | 'danger';
  label: string;
};

/** Does to several packages what was shown before. */
export function ManyForm({ action, values, possible, asks, kind, label }: Props) {
  const [state, send] = useActionState(action, {});
  const { done, fields = {}, values: sent = {} } = state;
  if (done !== undefined) return <ManyAnswer state={state} {...done} />;
  if (!possible) {
    return (
      <p className="text-sm">Nothing can be changed in this way. The reasons stand beside the packages.</p>
    );
  }
  return (
    <form action={send} className="flex max-w-field flex-col gap-5">
      <ErrorSummary title="Nothing was changed" state={state} />
      {values.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {asks && (
        <Field id="message" label="Message" optional error={fields['message']}>
          {(control) => (
            <TextArea {...control} name="message" rows={3} maxLength={1000} defaultValue={sent['message']} />
          )}
        </Field>
      )}
      <div>
        <SubmitButton kind={kind} pendingText="Changing…">
          {label}
        </SubmitButton>
      </div>
    </form>
  );
}
