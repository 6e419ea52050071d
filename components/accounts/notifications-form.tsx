'use client';

import { useActionState } from 'react';
import { Checkbox } from '@/components/ui/choice';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Fieldset } from '@/components/ui/fieldset';
import { Saved, type SavedState } from '@/components/ui/saved';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/components/ui/form-state';

type Props = {
  action: FormAction<SavedState>;
  chosen: { emailAllowed: boolean; notifyPackagePushed: boolean };
};

/** Which mails a person takes. */
export function NotificationsForm({ action, chosen }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} className="mt-6 flex flex-col gap-5">
      <ErrorSummary title="Nothing was changed" state={state} />
      <Saved state={state}>What you chose was saved.</Saved>
      <Fieldset id="mails" legend="Send me a mail">
        <Checkbox
          name="emailAllowed"
          value="true"
          defaultChecked={chosen.emailAllowed}
          label="When an API key of mine ends"
          hint="Ten days before, and again on the day."
        />
        <Checkbox
          name="notifyPackagePushed"
          value="true"
          defaultChecked={chosen.notifyPackagePushed}
          label="When a version of a package of mine is published"
          hint="Who pushed it is in the mail, so that you notice what was not you."
        />
      </Fieldset>
      <div>
        <SubmitButton pendingText="Saving…">Save what I chose</SubmitButton>
      </div>
    </form>
  );
}
