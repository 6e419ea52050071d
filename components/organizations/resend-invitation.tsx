'use client';

import { useActionState } from 'react';
import { ActFields } from '@/components/ui/act-fields';
import type { FormAction } from '@/components/ui/form-state';
import { Saved, type SavedState } from '@/components/ui/saved';

type Props = {
  action: FormAction<SavedState>;
  organization: string;
  invitationKey: number;
  /** Who is written to. */
  who: string;
};

/** Sends the mail of an invitation again, and says that it did. */
export function ResendInvitation({ action, organization, invitationKey, who }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <div className="flex flex-col gap-2">
      <Saved state={state}>The invitation of {who} was sent again.</Saved>
      <ActFields
        state={state}
        send={send}
        values={{ organization, key: invitationKey }}
        kind="quiet"
        label={
          <span className="whitespace-nowrap">
            Send again<span className="sr-only"> to {who}</span>
          </span>
        }
        pendingText="Sending…"
      />
    </div>
  );
}
