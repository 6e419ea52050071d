import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { OwnInvitations } from '@/components/organizations/own-invitations';
import { listOwnInvitations } from '@/lib/domain/organizations/own-invitations';
import { fullActor } from '@/lib/http/session';
import { accept, decline } from './invitations/actions';

export const metadata: Metadata = { title: 'Organizations' };

export default async function OrganizationsPage() {
  const invitations = await listOwnInvitations(await fullActor('/account/organizations'));
  return (
    <AccountPage
      title="Organizations"
      lead="In the name of an organization several people publish."
      current="/account/organizations"
    >
      <OwnInvitations invitations={invitations} accept={accept} decline={decline} />
    </AccountPage>
  );
}
