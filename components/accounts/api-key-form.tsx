'use client';

import { type ReactNode, useActionState } from 'react';
import { Checkbox, Radio } from '@/components/ui/choice';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-area';
import { TextInput } from '@/components/ui/text-input';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { ApiKeyOwnerField } from './api-key-owner-field';
import type { KeyBounds, KeyOwner } from './key-bounds';
import { NewKey } from './new-key';

type State = FormState & { made?: { name: string; secret: string } };

type Props = {
  action: FormAction<State>;
  /** In whose name a key may act: the first is its maker. */
  owners: readonly KeyOwner[];
  bounds: KeyBounds;
  /** What is said above a key that was just made. */
  advice: ReactNode;
};

/** Makes an API key. What was made is shown above the form, this once. */
export function ApiKeyForm({ action, owners, bounds, advice }: Props) {
  const [state, send] = useActionState(action, {});
  const { fields = {}, values = {} } = state;
  const push = values['push'] ?? 'all';
  return (
    <section aria-labelledby="new-key" className="mt-8">
      {state.made !== undefined && <NewKey {...state.made} advice={advice} />}
      <h2 id="new-key" className="text-lg font-semibold">
        Make a key
      </h2>
      <form action={send} className="mt-4 flex flex-col gap-5">
        <ErrorSummary title="The key was not made" state={state} />
        <Field id="name" label="Name" hint="Where it will be used: “build server”." error={fields['name']}>
          {(control) => (
            <TextInput {...control} name="name" maxLength={256} required defaultValue={values['name']} />
          )}
        </Field>
        <ApiKeyOwnerField owners={owners} chosen={values['owner']} error={fields['owner']} />
        <Fieldset id="scopes" legend="What it may do" hint={bounds.ids} error={fields['scopes']}>
          <Radio
            name="push"
            value="all"
            defaultChecked={push === 'all'}
            label="Push new packages and package versions"
          />
          <Radio
            name="push"
            value="versions"
            defaultChecked={push === 'versions'}
            label="Push only new package versions"
          />
          <Radio name="push" value="none" defaultChecked={push === 'none'} label="Push nothing" />
          <Checkbox
            name="unlist"
            value="true"
            defaultChecked={values['unlist'] === 'true'}
            label="Unlist or relist package versions"
          />
        </Fieldset>
        <Field
          id="globs"
          label="Package IDs"
          hint="One pattern a line; “*” stands for any run of characters: “Acme.*”. It covers IDs that do not exist yet, too."
          error={fields['globs']}
        >
          {(control) => <TextArea {...control} name="globs" rows={3} defaultValue={values['globs'] ?? '*'} />}
        </Field>
        <Field id="days" label="Life in days" hint={bounds.life} error={fields['days']}>
          {(control) => (
            <TextInput
              {...control}
              type="number"
              name="days"
              min={1}
              max={bounds.mostDays}
              required
              defaultValue={values['days'] ?? bounds.usualDays}
            />
          )}
        </Field>
        <div>
          <SubmitButton pendingText="Making the key…">Make the key</SubmitButton>
        </div>
      </form>
    </section>
  );
}
