import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { OrganizationTable } from '@/components/organizations/organization-table';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { listOwnOrganizations } from '@/lib/domain/organizations/own';
import { fullActor } from '@/lib/http/session';
import { show } from './actions';

export const metadata: Metadata = { title: 'Organizations' };

type Props = PageProps<'/account/organizations'>;

export default async function OwnOrganizationsPage({ searchParams }: Props) {
  const actor = await fullActor('/account/organizations');
  const { page: asked, deleted } = await searchParams;
  const { organizations, page, pages } = await listOwnOrganizations(actor, Number(asked ?? 1));
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
