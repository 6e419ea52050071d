'use client';

import { type ReactNode, useActionState } from 'react';
import { Checkbox, Radio } from '@/components/ui/choice';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { ApiKeyOwnerField } from './api-key-owner-field';
import type { KeyBounds, KeyOwner } from './key-bounds';
import type { KeyHints } from './key-hints';
import { KeyNetworksField } from './key-networks-field';
import { KeyPackagesField } from './key-packages-field';
import { NewKey } from './new-key';
import { useMatches } from './use-matches';

type State = FormState & {
  made?: { name: string; secret: string; pushes: boolean; reads: boolean };
  told?: string;
};

type Props = {
  action: FormAction<State>;
  /** In whose name a key may act: the first is its maker. */
  owners: readonly KeyOwner[];
  bounds: Omit<KeyBounds, 'lives'>;
  hints: KeyHints;
  /** Options: how long it may live. */
  lives: ReactNode;
  /** Packages to tick. */
  choices: ReactNode;
  /** Asks what they cover, where no script does. */
  ask: ReactNode;
  /** What the patterns that are offered cover now. */
  covers: string;
  /** What is said above a key that was just made, and below it: how it reads and how it pushes. */
  advice: ReactNode;
  readUses: ReactNode;
  pushUses: ReactNode;
};

/** Makes an API key. What was made is shown above the form, this once. */
export function ApiKeyForm({
  action,
  owners,
  bounds,
  hints,
  lives,
  choices,
  ask,
  covers,
  advice,
  readUses,
  pushUses,
}: Props) {
  const [state, send] = useActionState(action, {});
  const { fields = {}, values = {} } = state;
  const { said, listen } = useMatches(state.told ?? covers);
  const { made } = state;
  const push = values['push'] ?? 'all';
  return (
    <>
      {made !== undefined && (
        <NewKey {...made} advice={advice}>
          {(made.reads || made.pushes) && readUses}
          {made.pushes && pushUses}
        </NewKey>
      )}
      <form action={send} onInput={listen} onReset={listen} className="mt-8 flex flex-col gap-5">
        <ErrorSummary title="The key was not made" state={state} />
        <Field id="name" label="Name" hint={hints.name} error={fields['name']}>
          {(control) => (
            <TextInput {...control} name="name" maxLength={256} required defaultValue={values['name']} />
          )}
        </Field>
        <ApiKeyOwnerField
          owners={owners}
          chosen={values['owner']}
          error={fields['owner']}
          hint={hints.owner}
        />
        <Fieldset id="scopes" legend="What it may do" hint={bounds.ids} error={fields['scopes']}>
          <Radio name="push" value="all" defaultChecked={push === 'all'} label={hints.all} />
          <Radio name="push" value="versions" defaultChecked={push === 'versions'} label={hints.versions} />
          <Radio name="push" value="none" defaultChecked={push === 'none'} label={hints.none} />
          <Checkbox
            name="unlist"
            value="true"
            defaultChecked={values['unlist'] === 'true'}
            label={hints.unlist}
          />
          <Checkbox name="read" value="true" defaultChecked={values['read'] === 'true'} label={hints.read} />
        </Fieldset>
        <KeyPackagesField
          value={values['globs'] ?? '*'}
          error={fields['globs']}
          hint={hints.globs}
          choices={choices}
          covers={said}
        />
        <Field id="days" label="Life" hint={bounds.life} error={fields['days']}>
          {(control) => (
            <Select {...control} name="days" defaultValue={values['days'] ?? bounds.usualDays}>
              {lives}
            </Select>
          )}
        </Field>
        <KeyNetworksField value={values['networks']} error={fields['networks']} hint={hints.networks} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton pendingText="Making the key…">Make the key</SubmitButton>
          {ask}
        </div>
      </form>
    </>
  );
}
