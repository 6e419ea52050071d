import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { OrganizationTable } from '@/components/organizations/organization-table';
import { OwnInvitations } from '@/components/organizations/own-invitations';
import { TransformRequests } from '@/components/organizations/transform-requests';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { listOwnOrganizations } from '@/lib/domain/organizations/own';
import { listOwnInvitations } from '@/lib/domain/organizations/own-invitations';
import { listTransformsToConfirm } from '@/lib/domain/organizations/transform-view';
import { fullActor } from '@/lib/http/session';
import { confirm, reject } from '../transform/actions';
import { show } from './actions';
import { accept, decline } from './invitations/actions';

export const metadata: Metadata = { title: 'Organizations' };

type Props = PageProps<'/account/organizations'>;

export default async function OwnOrganizationsPage({ searchParams }: Props) {
  const actor = await fullActor('/account/organizations');
  const { page: asked, deleted } = await searchParams;
  const [{ organizations, page, pages }, invitations, requests] = await Promise.all([
    listOwnOrganizations(actor, Number(asked ?? 1)),
    listOwnInvitations(actor),
    listTransformsToConfirm(actor),
  ]);
  const invited = <OwnInvitations invitations={invitations} accept={accept} decline={decline} />;
  return (
    <AccountPage
      title="Organizations"
      lead="Accounts that several people run together, each with his own sign-in."
      current="/account/organizations"
    >
      {deleted !== undefined && (
        <div className="mt-6" role="status">
          <Notice tone="good" title="The organization was deleted" />
        </div>
      )}
      <TransformRequests requests={requests} confirm={confirm} reject={reject} />
      {invitations.length > 0 && invited}
      <OrganizationTable
        organizations={organizations}
        page={page}
        pageCount={pages}
        hrefOf={(number) => `/account/organizations?page=${number}`}
        show={show}
      />
      <div className="mt-6">
        <LinkButton href="/account/organizations/new">Make an organization</LinkButton>
      </div>
      <p className="mt-4 text-sm text-ink-soft">
        An account that several people share by its password can{' '}
        <TextLink href="/account/transform">become an organization</TextLink>.
      </p>
      {invitations.length === 0 && invited}
    </AccountPage>
  );
}
