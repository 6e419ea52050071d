import type { Metadata } from 'next';
import { AdminPage } from '@/components/admin/admin-page';
import { InvitationTable } from '@/components/admin/invitation-table';
import { InviteForm } from '@/components/admin/invite-form';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Pagination } from '@/components/ui/pagination';
import { env } from '@/lib/config/env';
import { listInvitations } from '@/lib/domain/accounts/invitation-list';
import { sendsMail } from '@/lib/domain/mail/outbox';
import { administratorActor } from '@/lib/http/administrator';
import { invite, withdraw } from './actions';

export const metadata: Metadata = { title: 'Invitations' };

type Props = PageProps<'/admin/invitations'>;

const leads = {
  open: 'Everybody may sign up here. Whoever is invited has a confirmed address from the first moment.',
  invite: 'Whoever signs up here needs an invitation. It is good for one time, and for 30 days.',
  closed: '',
};

export default async function InvitationsPage({ searchParams }: Props) {
  const actor = await administratorActor('/admin/invitations');
  const { invitations, page, pages } = await listInvitations(
    actor,
    Number((await searchParams)['page'] ?? 1),
  );
  const signUp = env().SIGN_UP;

  return (
    <AdminPage title="Invitations" lead={leads[signUp]} current="/admin/invitations">
      {signUp === 'closed' ? (
        <div className="mt-6">
          <Notice tone="info" title="Nobody can sign up">
            SIGN_UP is “closed”: no invitation would be good for anything. Make people by “lode user add”, or
            set SIGN_UP to “invite”.
          </Notice>
        </div>
      ) : (
        <InviteForm action={invite} sendsMail={sendsMail()} />
      )}
      <div className="mt-8">
        {invitations.length === 0 ? (
          <EmptyState title="Nobody was invited yet">
            Who was invited stands here, and whether they came.
          </EmptyState>
        ) : (
          <InvitationTable invitations={invitations} withdraw={withdraw} />
        )}
      </div>
      <Pagination
        label="Pages of invitations"
        page={page}
        pageCount={pages}
        hrefOf={(number) => `/admin/invitations?page=${number}`}
      />
    </AdminPage>
  );
}
