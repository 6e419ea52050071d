import type { FormAction } from '@/components/ui/form-state';
import { Section } from '@/components/ui/section';
import { InviteOwnerForm, type InvitedState } from './invite-owner-form';

type Props = {
  action: FormAction<InvitedState>;
  id: string;
  /** The owners for whom who looks decides: they can leave the package to the new one. */
  leavers: readonly string[];
  full: 'owners' | 'invitations' | undefined;
  sendsMail: boolean;
};

const whyFull = {
  owners: 'It has 15 owners, the most that a package can have: it can only be transferred by one of them.',
  invitations: 'Three invitations wait for an answer, the most that can. Take one back to send another one.',
};

const together = {
  value: '',
  label: 'All stay',
  hint: 'The new one owns it together with them, and may do all that they may.',
};

/** Where a package gets a new owner, beside those who own it or in place of one. */
export function InviteOwner({ action, id, leavers, full, sendsMail }: Props) {
  return (
    <Section wide id="invite" title="Invite an owner, or transfer the package">
      {full !== undefined && <p className="mt-2 max-w-measure text-sm text-ink-soft">{whyFull[full]}</p>}
      {full !== 'invitations' && (
        <InviteOwnerForm
          action={action}
          id={id}
          choices={[
            ...(full === undefined ? [together] : []),
            ...leavers.map((name) => ({
              value: name,
              label: `Transfer: ${name} leaves`,
              hint: 'In the moment in which the invitation is accepted. Until then nothing changes.',
            })),
          ]}
          next={
            sendsMail
              ? 'A mail is on its way. Nothing changes until the invitation is accepted.'
              : 'This gallery sends no mail: the invitation stands under “Packages” in the account. Nothing changes until it is accepted.'
          }
        />
      )}
    </Section>
  );
}
