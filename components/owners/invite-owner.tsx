import type { FormAction } from '@/components/ui/form-state';
import { Section } from '@/components/ui/section';
import type { NewOwner } from '@/lib/domain/owners/ownership';
import { listWords } from '@/lib/format/sentences';
import { InviteOwnerForm, type InvitedState } from './invite-owner-form';

type Props = {
  action: FormAction<InvitedState>;
  id: string;
  newOwner: NewOwner;
  sendsMail: boolean;
};

const limit = 'mt-2 max-w-measure text-sm text-ink-soft';

const manyOwners =
  'It has 15 owners, the most that a package can have: it can only be transferred by one of them.';

function manyInvitations(only: readonly string[]): string {
  const wait = 'Three invitations wait for an answer, the most that can.';
  if (only.length === 0) return `${wait} Take one back to send another one.`;
  const [can, those] =
    only.length === 1 ? ['become an owner', 'that account'] : ['become owners', 'those accounts'];
  return `${wait} Until one is answered or taken back, only ${listWords(only)} can ${can}: you decide for ${those} yourself.`;
}

const together = {
  value: '',
  label: 'All stay',
  hint: 'The new one owns it together with them, and may do all that they may.',
};

/** Where a package gets a new owner, beside those who own it or in place of one. */
export function InviteOwner({ action, id, newOwner, sendsMail }: Props) {
  const { possible, beside, leavers, only } = newOwner;
  return (
    <Section wide id="invite" title="Invite an owner, or transfer the package">
      {!beside && <p className={limit}>{manyOwners}</p>}
      {only !== undefined && (beside || leavers.length > 0) && (
        <p className={limit}>{manyInvitations(only)}</p>
      )}
      {possible && (
        <InviteOwnerForm
          action={action}
          id={id}
          choices={[
            ...(beside ? [together] : []),
            ...leavers.map((name) => ({
              value: name,
              label: `Transfer: ${name} leaves`,
              hint: 'As the new owner accepts, and not before; at once where you decide for that account yourself. You are shown that first.',
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
