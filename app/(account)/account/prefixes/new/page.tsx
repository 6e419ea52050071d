import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { RequestForm } from '@/components/prefixes/request-form';
import { listAskingOrganizations } from '@/lib/domain/prefixes/requests/list';
import { fullActor } from '@/lib/http/session';
import { ask } from './actions';

export const metadata: Metadata = { title: 'Ask for a prefix' };

export default async function NewPrefixRequestPage() {
  const actor = await fullActor('/account/prefixes/new');
  return (
    <AccountPage
      title="Ask for a prefix"
      lead="Whoever holds the prefix around it decides, or else the administrators of the gallery. Packages of others that lie under it stay theirs."
      current="/account/prefixes"
    >
      <RequestForm action={ask} own={actor.name} organizations={await listAskingOrganizations(actor)} />
    </AccountPage>
  );
}
