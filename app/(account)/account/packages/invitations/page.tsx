import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { PackageTabs } from '@/components/owners/package-tabs';
import { ReceivedInvitations } from '@/components/owners/received-invitations';
import { SentInvitations } from '@/components/owners/sent-invitations';
import { listReceived, listSent } from '@/lib/domain/owners/own-invitations';
import { fullActor } from '@/lib/http/session';
import { accept, cancel, decline } from './actions';

export const metadata: Metadata = { title: 'Invitations to own packages' };

/** Where the mail of an invitation leads: looking changes nothing. */
export default async function OwnerInvitationsPage() {
  const actor = await fullActor('/account/packages/invitations');
  const [received, sent] = await Promise.all([listReceived(actor), listSent(actor)]);
  return (
    <AccountPage
      title="Invitations to own packages"
      lead="Nobody becomes an owner without having agreed to it."
      current="/account/packages"
    >
      <PackageTabs current="/account/packages/invitations" received={received.length} />
      <ReceivedInvitations invitations={received} own={actor.name} accept={accept} decline={decline} />
      <SentInvitations invitations={sent} cancel={cancel} />
    </AccountPage>
  );
}
