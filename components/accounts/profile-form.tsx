'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Saved, type SavedState } from '@/components/ui/saved';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-area';
import { TextInput } from '@/components/ui/text-input';
import type { FormAction } from '@/components/ui/form-state';

type Props = {
  action: FormAction<SavedState>;
  profile: { displayName: string; bio: string; website: string };
};

/** What everybody may read of a person. */
export function ProfileForm({ action, profile }: Props) {
  const [state, send] = useActionState(action, {});
  const { fields = {}, values = {} } = state;
  return (
    <form action={send} className="mt-6 flex flex-col gap-5">
      <ErrorSummary title="Your profile was not changed" state={state} />
      <Saved state={state}>Your profile was changed.</Saved>
      <Field id="displayName" label="Display name" optional error={fields['displayName']}>
        {(control) => (
          <TextInput
            {...control}
            name="displayName"
            maxLength={100}
            autoComplete="name"
            defaultValue={values['displayName'] ?? profile.displayName}
          />
        )}
      </Field>
      <Field
        id="bio"
        label="About you"
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
        <SubmitButton pendingText="Saving…">Save your profile</SubmitButton>
      </div>
    </form>
  );
}
