'use client';

import { useActionState, useEffect, useRef } from 'react';
import { CodeBlock } from '@/components/ui/code-block';
import { EmailField } from '@/components/ui/email-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';

export type InviteState = FormState & { invited?: { address: string; link: string } };

type Props = {
  action: FormAction<InviteState>;
  /** Whether the gallery sends mail by itself. */
  sendsMail: boolean;
};

/** Invites somebody, and shows the link, which is nowhere kept. */
export function InviteForm({ action, sendsMail }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} className="mt-6 flex max-w-field flex-col gap-5">
      {state.invited !== undefined && <Invited {...state.invited} sendsMail={sendsMail} />}
      <ErrorSummary title="Nobody was invited" state={state} />
      <EmailField
        label="E-mail address"
        hint="An earlier invitation to the same address ends."
        state={state}
      />
      <div>
        <SubmitButton pendingText="Inviting…">Invite</SubmitButton>
      </div>
    </form>
  );
}

function Invited({ address, link, sendsMail }: { address: string; link: string; sendsMail: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [link]);
  return (
    <div ref={box} role="status" tabIndex={-1} className="flex flex-col gap-3">
      <Notice tone="good" title={`${address} is invited`}>
        {sendsMail
          ? 'A mail with this link is on its way.'
          : 'This gallery sends no mail: pass the link on yourself.'}{' '}
        It is not shown again.
      </Notice>
      <CodeBlock code={link} label="link of the invitation" />
    </div>
  );
}
