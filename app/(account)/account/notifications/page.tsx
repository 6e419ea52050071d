import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { NotificationsForm } from '@/components/accounts/notifications-form';
import { getNotifications } from '@/lib/domain/accounts/notifications';
import { signedInActor } from '@/lib/http/session';
import { saveNotifications } from './actions';

export const metadata: Metadata = { title: 'Notifications' };

export default async function NotificationsPage() {
  const chosen = await getNotifications(await signedInActor('/account/notifications'));
  return (
    <AccountPage
      title="Notifications"
      lead="Mails about the safety of your account, your addresses and keys always come."
      current="/account/notifications"
    >
      <NotificationsForm action={saveNotifications} chosen={chosen} />
    </AccountPage>
  );
}
