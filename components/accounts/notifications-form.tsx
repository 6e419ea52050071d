'use client';

import { useActionState } from 'react';
import { Checkbox } from '@/components/ui/choice';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Fieldset } from '@/components/ui/fieldset';
import { Saved, type SavedState } from '@/components/ui/saved';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/components/ui/form-state';
import { OrganizationField } from './organization-field';

type Props = {
  action: FormAction<SavedState>;
  chosen: { emailAllowed: boolean; notifyPackagePushed: boolean };
  /** Left out: one's own account. */
  organization?: string | undefined;
};

const words = {
  own: {
    legend: 'Send me a mail',
    allowed: 'When an API key of mine ends',
    allowedHint: 'Ten days before, and again on the day.',
    pushed: 'When a version of a package of mine is published',
  },
  organization: {
    legend: 'Send the organization a mail',
    allowed: 'When somebody becomes a member, leaves, or gets another role',
    allowedHint: 'To the address of the organization.',
    pushed: 'When a version of a package of the organization is published',
  },
};

/** Which mails a person or an organization takes. */
export function NotificationsForm({ action, chosen, organization }: Props) {
  const { legend, allowed, allowedHint, pushed } = words[organization === undefined ? 'own' : 'organization'];
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} className="mt-6 flex flex-col gap-5">
      <ErrorSummary title="Nothing was changed" state={state} />
      <Saved state={state}>What you chose was saved.</Saved>
      <OrganizationField name={organization} />
      <Fieldset id="mails" legend={legend}>
        <Checkbox
          name="emailAllowed"
          value="true"
          defaultChecked={chosen.emailAllowed}
          label={allowed}
          hint={allowedHint}
        />
        <Checkbox
          name="notifyPackagePushed"
          value="true"
          defaultChecked={chosen.notifyPackagePushed}
          label={pushed}
          hint="Who pushed it is in the mail, so that you notice what was not you."
        />
      </Fieldset>
      <div>
        <SubmitButton pendingText="Saving…">Save what I chose</SubmitButton>
      </div>
    </form>
  );
}
