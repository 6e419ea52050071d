'use client';

import { useActionState } from 'react';
import { Checkbox } from '@/components/ui/choice';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import type { FormAction } from '@/components/ui/form-state';
import { Saved, type SavedState } from '@/components/ui/saved';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import type { Policies } from '@/lib/domain/organizations/policies';
import { plural } from '@/lib/format/sentences';

export type PoliciesState = SavedState & { keysShortened?: number };

type Props = {
  action: FormAction<PoliciesState>;
  name: string;
  policies: Policies;
  /** Those of the settings, and one that is asked for and no longer there. */
  providers: readonly { id: string; name: string }[];
  /** The longest life that the gallery allows, in days. */
  maxDays: number;
};

/** Changes what an organization asks of its members, and what it allows them. */
export function PolicyForm({ action, name, policies, providers, maxDays }: Props) {
  const [state, send] = useActionState(action, {});
  const { fields = {}, values } = state;
  const ticked = (field: 'secondFactor' | 'newIdsByAdministratorsOnly') =>
    values === undefined ? policies[field] : values[field] === 'true';
  const shortened = state.keysShortened ?? 0;
  return (
    <form action={send} className="mt-6 flex flex-col gap-6">
      <ErrorSummary title="The policies stay as they were" state={state} />
      <Saved state={state}>
        The policies were saved.
        {shortened > 0 && ` ${plural(shortened, 'API key')} will end earlier than before, or has ended.`}
      </Saved>
      <input type="hidden" name="organization" value={name} />
      <Fieldset
        id="secondFactor"
        legend="Second factor"
        hint="Whoever has none may look, and do nothing in the organization’s name."
        error={fields['secondFactor']}
      >
        <Checkbox
          name="secondFactor"
          value="true"
          defaultChecked={ticked('secondFactor')}
          label="Members must have a second factor"
        />
      </Fieldset>
      {providers.length > 0 && (
        <Field
          id="provider"
          label="Linked sign-in"
          hint="To what members’ accounts must be linked."
          error={fields['provider']}
        >
          {(control) => (
            <Select
              {...control}
              name="provider"
              defaultValue={values?.['provider'] ?? policies.provider ?? ''}
            >
              <option value="">None</option>
              {providers.map((provider) => (
                <option key={provider.id} value={provider.id}>
                  {provider.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field
        id="addressDomain"
        label="Domain of the address"
        optional
        hint="Members’ confirmed addresses must end with @ and this: “example.com”."
        error={fields['addressDomain']}
      >
        {(control) => (
          <TextInput
            {...control}
            name="addressDomain"
            asTyped
            maxLength={254}
            defaultValue={values?.['addressDomain'] ?? policies.addressDomain ?? ''}
          />
        )}
      </Field>
      <Fieldset id="newIds" legend="New package IDs" error={fields['newIdsByAdministratorsOnly']}>
        <Checkbox
          name="newIdsByAdministratorsOnly"
          value="true"
          defaultChecked={ticked('newIdsByAdministratorsOnly')}
          label="Only administrators may publish new package IDs"
          hint="Collaborators go on publishing versions of the packages that are there."
        />
      </Fieldset>
      <Field
        id="keyMaxDays"
        label="Longest life of API keys, in days"
        optional
        hint={`Empty: ${plural(maxDays, 'day')}, as the gallery allows. Keys that are here already are cut to it, counted from when each was made; older ones end at once.`}
        error={fields['keyMaxDays']}
      >
        {(control) => (
          <TextInput
            {...control}
            type="number"
            name="keyMaxDays"
            min={1}
            max={maxDays}
            defaultValue={values?.['keyMaxDays'] ?? policies.keyMaxDays ?? ''}
          />
        )}
      </Field>
      <div>
        <SubmitButton pendingText="Saving…">Save the policies</SubmitButton>
      </div>
    </form>
  );
}
