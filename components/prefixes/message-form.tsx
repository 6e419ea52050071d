'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { Saved, type SavedState } from '@/components/ui/saved';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-area';

type Props = {
  action: FormAction<SavedState>;
  requestKey: number;
  name: 'question' | 'answer';
  label: string;
  button: string;
};

/** Says something about a request, to the other side of it. */
export function MessageForm({ action, requestKey, name, label, button }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} className="mt-6 flex max-w-field flex-col gap-3">
      <Saved state={state}>The message was sent.</Saved>
      <ErrorSummary title="The message was not sent" state={state} />
      <input type="hidden" name="key" value={requestKey} />
      <Field id={name} label={label} error={state.fields?.[name]}>
        {(control) => (
          <TextArea
            {...control}
            name={name}
            rows={4}
            maxLength={4000}
            required
            defaultValue={state.values?.[name]}
          />
        )}
      </Field>
      <div>
        <SubmitButton kind="plain" pendingText="Sending…">
          {button}
        </SubmitButton>
      </div>
    </form>
  );
}
