import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { NewOrganizationForm } from '@/components/organizations/new-organization-form';
import { sendsMail } from '@/lib/domain/mail/outbox';
import { fullActor } from '@/lib/http/session';
import { make } from './actions';

export const metadata: Metadata = { title: 'Make an organization' };

export default async function NewOrganizationPage() {
  await fullActor('/account/organizations/new');
  return (
    <AccountPage
      title="Make an organization"
      lead="You become its administrator, and invite others once its address is confirmed."
      current="/account/organizations"
    >
      <NewOrganizationForm action={make} sendsMail={sendsMail()} />
    </AccountPage>
  );
}
