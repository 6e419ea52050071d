'use client';

import { useActionState } from 'react';
import { Checkbox } from '@/components/ui/choice';
import { EmailField } from '@/components/ui/email-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-area';

type Props = {
  action: FormAction;
  id: string;
  version: string;
  reason: string;
  question: string;
  hint: string;
  mostCharacters: number;
  /** Where the administrators answer whoever signed in; others are asked for an address. */
  answersTo: string | undefined;
  /** Whether a copy can be had. */
  offerCopy: boolean;
  /** Whether it matters that the owners were told. */
  askOwnersTold: boolean;
  button: string;
};

/** Tells the administrators of a package. */
export function ReportForm(props: Props) {
  const { action, id, version, reason, question, hint, mostCharacters, answersTo } = props;
  const [state, send] = useActionState(action, {});
  const { fields = {}, values = {} } = state;
  return (
    <form action={send} className="mt-6 flex max-w-field flex-col gap-5">
      <ErrorSummary title="Nothing was sent" state={state} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="reason" value={reason} />
      <Field id="message" label={question} hint={hint} error={fields['message']}>
        {(control) => (
          <TextArea
            {...control}
            name="message"
            rows={8}
            maxLength={mostCharacters}
            required
            defaultValue={values['message']}
          />
        )}
      </Field>
      {answersTo === undefined && (
        <EmailField
          label="Your e-mail address"
          hint="Only the administrators see it, and answer there."
          state={state}
        />
      )}
      {(props.askOwnersTold || props.offerCopy) && (
        <div>
          {props.askOwnersTold && (
            <Checkbox
              name="contactedOwners"
              value="true"
              defaultChecked={values['contactedOwners'] === 'true'}
              label="I told the owners as well"
            />
          )}
          {props.offerCopy && (
            <Checkbox
              name="copy"
              value="true"
              defaultChecked={values['copy'] === 'true'}
              label="Send me a copy"
            />
          )}
        </div>
      )}
      <EmptyField />
      {answersTo !== undefined && (
        <p className="text-sm text-ink-soft">
          The administrators answer at <span className="wrap-anywhere text-ink">{answersTo}</span>.
        </p>
      )}
      <div>
        <SubmitButton pendingText="Sending…">{props.button}</SubmitButton>
      </div>
    </form>
  );
}

/** Seen by programs alone, which fill in whatever there is. */
function EmptyField() {
  return (
    <label className="sr-only" aria-hidden="true">
      Leave this empty
      <input name="homepage" tabIndex={-1} autoComplete="off" />
    </label>
  );
}
