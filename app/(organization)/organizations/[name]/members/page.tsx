import type { Metadata } from 'next';
import { InviteMemberForm } from '@/components/organizations/invite-member-form';
import { LeaveOrganization } from '@/components/organizations/leave-organization';
import { MemberSearch } from '@/components/organizations/member-search';
import { MemberTable } from '@/components/organizations/member-table';
import { NotConfirmedYet } from '@/components/organizations/not-confirmed-yet';
import { OrganizationPage } from '@/components/organizations/organization-page';
import { WaitingInvitations } from '@/components/organizations/waiting-invitations';
import { WhyNotManage } from '@/components/organizations/why-not-manage';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { sendsMail } from '@/lib/domain/mail/outbox';
import { organizationPath } from '@/lib/format/paths';
import { decodePart } from '@/lib/http/params';
import { loadMembers } from './load';
import { cancel, change, invite, leave, remove, resend } from './actions';

export const metadata: Metadata = { title: 'Members' };

type Props = PageProps<'/organizations/[name]/members'>;

export default async function MembersPage({ params, searchParams }: Props) {
  const { list, waiting, asked } = await loadMembers(decodePart((await params).name), await searchParams);
  const { organization, members, total, mayManage, own } = list;
  const path = organizationPath(organization.name, 'members');
  const hrefOf = (changed: Partial<typeof asked>) => {
    const { q, page, waiting } = { ...asked, ...changed };
    return `${path}?${new URLSearchParams({ q, page: String(page), waiting: String(waiting) }).toString()}`;
  };
  return (
    <OrganizationPage
      organization={organization}
      title="Members"
      lead="Administrators decide who belongs to the organization. Collaborators publish in its name."
      current={path}
    >
      {!mayManage && <WhyNotManage organization={organization.name} unmet={own?.unmet ?? []} />}
      {mayManage && !organization.confirmed && <NotConfirmedYet organization={organization.name} />}
      {mayManage && organization.confirmed && (
        <InviteMemberForm action={invite} organization={organization.name} sendsMail={sendsMail()} />
      )}
      {waiting !== undefined && waiting.total > 0 && (
        <WaitingInvitations
          organization={organization.name}
          {...waiting}
          resend={resend}
          cancel={cancel}
          hrefOf={(number) => hrefOf({ waiting: number })}
        />
      )}
      <Section wide id="all-members" title="Who belongs to it">
        <MemberSearch path={path} text={asked.q} found={total} />
        <MemberTable
          organization={organization.name}
          members={members}
          own={own?.name}
          {...(mayManage && { acts: { change, remove } })}
        />
        <Pagination
          label="Pages of members"
          page={list.page}
          pageCount={list.pages}
          hrefOf={(number) => hrefOf({ page: number })}
        />
      </Section>
      {own !== undefined && <LeaveOrganization action={leave} organization={organization.name} />}
    </OrganizationPage>
  );
}
