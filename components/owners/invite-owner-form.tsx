'use client';

import { type ReactNode, useActionState } from 'react';
import { Radio } from '@/components/ui/choice';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { FormAnswer } from '@/components/ui/form-answer';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-area';
import { TextInput } from '@/components/ui/text-input';
import type { TransferWarning } from './transfer-words';

export type InvitedState = FormState & {
  invited?: { who: string; did: 'invited' | 'added' };
  /** What would happen, where nothing was done yet. */
  warning?: TransferWarning;
};

type Props = {
  action: FormAction<InvitedState>;
  id: string;
  /** What becomes of those who own it now. */
  choices: readonly { value: string; label: string; hint: string }[];
  /** What follows an invitation. */
  next: ReactNode;
};

/** Invites an account to own a package. */
export function InviteOwnerForm({ action, id, choices, next }: Props) {
  const [state, send] = useActionState(action, {});
  const { invited, warning, fields = {}, values = {} } = state;
  return (
    <form action={send} className="mt-3 flex max-w-field flex-col gap-5">
      {invited !== undefined && (
        <FormAnswer
          state={state}
          title={
            invited.did === 'added'
              ? `${invited.who} owns ${id} now`
              : `${invited.who} is invited to own ${id}`
          }
        >
          {invited.did === 'invited' && next}
        </FormAnswer>
      )}
      <ErrorSummary title="Nobody was invited" state={state} />
      <input type="hidden" name="id" value={id} />
      <Field
        id="who"
        label="Name"
        hint="The exact name of a person or an organization, as its profile has it."
        error={fields['who']}
      >
        {(control) => (
          <TextInput {...control} name="who" asTyped maxLength={256} required defaultValue={values['who']} />
        )}
      </Field>
      <Fieldset id="leaver" legend="And those who own it now" error={fields['leaver']}>
        {choices.map(({ value, ...choice }) => (
          <Radio
            key={value}
            name="leaver"
            value={value}
            defaultChecked={value === (values['leaver'] ?? choices[0]?.value)}
            {...choice}
          />
        ))}
      </Fieldset>
      <Field id="message" label="Message" optional error={fields['message']}>
        {(control) => (
          <TextArea {...control} name="message" rows={3} maxLength={1000} defaultValue={values['message']} />
        )}
      </Field>
      {warning === undefined ? (
        <div>
          <SubmitButton pendingText="Inviting…">Invite</SubmitButton>
        </div>
      ) : (
        <>
          <FormAnswer state={state} tone="warn" title={warning.title}>
            {warning.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </FormAnswer>
          <div>
            <SubmitButton kind="danger" name="sure" value={warning.sure} pendingText="Transferring…">
              {warning.label}
            </SubmitButton>
          </div>
        </>
      )}
    </form>
  );
}
