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

type State = FormState & { made?: { name: string; secret: string }; told?: string };

type Props = {
  action: FormAction<State>;
  /** In whose name a key may act: the first is its maker. */
  owners: readonly KeyOwner[];
  bounds: KeyBounds;
  hints: KeyHints;
  /** Packages to tick. */
  choices: ReactNode;
  /** What the patterns that are offered cover now. */
  covers: string;
  /** What is said above a key that was just made, and below it. */
  advice: ReactNode;
  uses: ReactNode;
};

/** Makes an API key. What was made is shown above the form, this once. */
export function ApiKeyForm({ action, owners, bounds, hints, choices, covers, advice, uses }: Props) {
  const [state, send] = useActionState(action, {});
  const { fields = {}, values = {} } = state;
  const { said, listen } = useMatches(state.told ?? covers);
  const push = values['push'] ?? 'all';
  return (
    <>
      {state.made !== undefined && <NewKey {...state.made} advice={advice} uses={uses} />}
      <form action={send} onInput={listen} onReset={listen} className="mt-8 flex flex-col gap-5">
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
            label="Unlist, relist or deprecate package versions"
          />
          <Checkbox
            name="read"
            value="true"
            defaultChecked={values['read'] === 'true'}
            label="Read all packages, where a gallery is for members only"
          />
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
              {bounds.lives.map((days) => (
                <option key={days} value={days}>
                  {days === 1 ? '1 day' : `${days} days`}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <KeyNetworksField value={values['networks']} error={fields['networks']} hint={hints.networks} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton pendingText="Making the key…">Make the key</SubmitButton>
          <span className="hidden noscript:block">
            <SubmitButton kind="plain" name="ask" value="covers" pendingText="Looking…">
              Show what it covers
            </SubmitButton>
          </span>
        </div>
      </form>
    </>
  );
}
