'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Saved, type SavedState } from '@/components/ui/saved';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-area';
import { TextInput } from '@/components/ui/text-input';
import type { FormAction } from '@/components/ui/form-state';
import { OrganizationField } from './organization-field';

type Props = {
  action: FormAction<SavedState>;
  profile: { displayName: string; bio: string; website: string };
  /** Left out: one's own. */
  organization?: string | undefined;
};

const words = {
  own: {
    about: 'About you',
    changed: 'Your profile was changed.',
    not: 'Your profile was not changed',
    save: 'Save your profile',
  },
  organization: {
    about: 'About the organization',
    changed: 'The profile was changed.',
    not: 'The profile was not changed',
    save: 'Save the profile',
  },
};

/** What everybody may read of a person or an organization. */
export function ProfileForm({ action, profile, organization }: Props) {
  const [state, send] = useActionState(action, {});
  const { fields = {}, values = {} } = state;
  const own = organization === undefined;
  const { about, changed, not, save } = words[own ? 'own' : 'organization'];
  return (
    <form action={send} className="mt-6 flex flex-col gap-5">
      <ErrorSummary title={not} state={state} />
      <Saved state={state}>{changed}</Saved>
      <OrganizationField name={organization} />
      <Field id="displayName" label="Display name" optional error={fields['displayName']}>
        {(control) => (
          <TextInput
            {...control}
            name="displayName"
            maxLength={100}
            autoComplete={own ? 'name' : 'organization'}
            defaultValue={values['displayName'] ?? profile.displayName}
          />
        )}
      </Field>
      <Field
        id="bio"
        label={about}
        hint="At most 1,000 characters. Addresses become links."
        optional
        error={fields['bio']}
      >
        {(control) => (
          <TextArea {...control} name="bio" maxLength={1000} defaultValue={values['bio'] ?? profile.bio} />
        )}
      </Field>
      <Field id="website" label="Website" hint="Begins with https://." optional error={fields['website']}>
        {(control) => (
          <TextInput
            {...control}
            type="url"
            name="website"
            maxLength={200}
            autoComplete="url"
            defaultValue={values['website'] ?? profile.website}
          />
        )}
      </Field>
      <div>
        <SubmitButton pendingText="Saving…">{save}</SubmitButton>
      </div>
    </form>
  );
}
