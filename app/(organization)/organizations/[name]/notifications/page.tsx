import { NotificationsForm } from '@/components/accounts/notifications-form';
import { OrganizationPage } from '@/components/organizations/organization-page';
import { getNotifications } from '@/lib/domain/accounts/notifications';
import { organizationPath } from '@/lib/format/paths';
import { decodePart } from '@/lib/http/params';
import { loadOrganization } from '../load';
import { saveNotifications } from './actions';

type Props = PageProps<'/organizations/[name]/notifications'>;

export async function generateMetadata({ params }: Props) {
  return { title: `Notifications of ${decodePart((await params).name)}` };
}

export default async function OrganizationNotificationsPage({ params }: Props) {
  const { actor, name, refusal } = await loadOrganization((await params).name, 'notifications');
  const chosen = await getNotifications(actor, name);
  return (
    <OrganizationPage
      organization={{ name }}
      title="Notifications"
      lead={<>Mails about the safety of the organization and its address always come. {refusal}</>}
      current={organizationPath(name, 'notifications')}
    >
      {refusal === undefined ? (
        <NotificationsForm action={saveNotifications} chosen={chosen} organization={name} />
      ) : (
        <ul className="mt-6 flex list-disc flex-col gap-1.5 pl-5 text-sm">
          <li>The organization {chosen.emailAllowed ? 'gets' : 'does not get'} mails about its members.</li>
          <li>
            It {chosen.notifyPackagePushed ? 'gets' : 'does not get'} a mail when a version of one of its
            packages is published.
          </li>
        </ul>
      )}
    </OrganizationPage>
  );
}
