'use client';

import { useActionState } from 'react';
import { Checkbox } from '@/components/ui/choice';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import type { FormAction } from '@/components/ui/form-state';
import { Section } from '@/components/ui/section';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-area';
import type { Criterion } from '@/lib/domain/prefixes/requests/view';

type Props = {
  requestKey: number;
  value: string;
  /** What it has to meet; nothing where whoever decides is free. */
  criteria: readonly Criterion[];
  decide: FormAction;
};

/** Grants a request or refuses it, by two buttons, and says why. */
export function DecisionForm({ requestKey, value, criteria, decide }: Props) {
  const [state, send] = useActionState(decide, {});
  const { fields = {}, values = {} } = state;
  return (
    <Section wide id="decide" title="Decide">
      <form action={send} className="mt-3 flex max-w-field flex-col gap-5">
        <ErrorSummary title="Nothing was decided" state={state} />
        <input type="hidden" name="key" value={requestKey} />
        {criteria.length > 0 && (
          <Fieldset id="criteria" legend="What it meets" error={fields['criteria']}>
            {criteria.map(({ name, sentence }) => (
              <Checkbox
                key={name}
                name={name}
                value="true"
                label={sentence}
                defaultChecked={values[name] === 'true'}
              />
            ))}
          </Fieldset>
        )}
        <Field
          id="decision"
          label="What you say to it"
          hint="Whoever asked reads it. A refusal needs a reason."
          error={fields['decision']}
        >
          {(control) => (
            <TextArea
              {...control}
              name="decision"
              rows={4}
              maxLength={4000}
              defaultValue={values['decision']}
            />
          )}
        </Field>
        <div className="flex flex-wrap gap-3">
          <SubmitButton name="verdict" value="approve" pendingText="Deciding…">
            Reserve {value}
          </SubmitButton>
          <SubmitButton name="verdict" value="reject" kind="danger" pendingText="Deciding…">
            Refuse the request
          </SubmitButton>
        </div>
      </form>
    </Section>
  );
}
