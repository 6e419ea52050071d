import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { OrganizationTable } from '@/components/organizations/organization-table';
import { OwnInvitations } from '@/components/organizations/own-invitations';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { listOwnOrganizations } from '@/lib/domain/organizations/own';
import { listOwnInvitations } from '@/lib/domain/organizations/own-invitations';
import { fullActor } from '@/lib/http/session';
import { show } from './actions';
import { accept, decline } from './invitations/actions';

export const metadata: Metadata = { title: 'Organizations' };

type Props = PageProps<'/account/organizations'>;

export default async function OwnOrganizationsPage({ searchParams }: Props) {
  const actor = await fullActor('/account/organizations');
  const { page: asked, deleted } = await searchParams;
  const [{ organizations, page, pages }, invitations] = await Promise.all([
    listOwnOrganizations(actor, Number(asked ?? 1)),
    listOwnInvitations(actor),
  ]);
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
      <OwnInvitations invitations={invitations} accept={accept} decline={decline} />
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
    </AccountPage>
  );
}
