import type { Metadata } from 'next';
import { AdminPage } from '@/components/admin/admin-page';
import { MailTable } from '@/components/admin/mail-table';
import { stateWords } from '@/components/admin/mail-view';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Pagination } from '@/components/ui/pagination';
import { Tabs } from '@/components/ui/tabs';
import { listMails } from '@/lib/domain/mail/list';
import { sendsMail } from '@/lib/domain/mail/outbox';
import { mailStates } from '@/lib/domain/mail/state';
import { administratorActor } from '@/lib/http/administrator';
import { tryAgain } from './actions';

export const metadata: Metadata = { title: 'Mail' };

type Props = PageProps<'/admin/mail'>;

export default async function MailPage({ searchParams }: Props) {
  const actor = await administratorActor('/admin/mail');
  const asked = await searchParams;
  const state = mailStates.find((name) => name === asked['state']);
  const { mails, page, pages } = await listMails(actor, {
    state: state ?? 'all',
    page: Number(asked['page'] ?? 1),
  });

  return (
    <AdminPage
      title="Mail"
      lead="What the gallery wrote to people within the last 90 days. What a mail said is forgotten once it was sent."
      current="/admin/mail"
    >
      {!sendsMail() && (
        <div className="mt-6">
          <Notice tone="info" title="No mail is sent">
            This gallery has no mail server: mails are kept here and printed to its log, for you to pass on
            what they say. With SMTP_URL set, mails are sent, those of the last day included.
          </Notice>
        </div>
      )}
      <div className="mt-6 mb-6">
        <Tabs label="Mails by state" tabs={tabs} current={pathOf(state)} />
      </div>
      {mails.length === 0 ? (
        <EmptyState
          title={state === undefined ? 'No mail yet' : `No ${stateWords[state].word.toLowerCase()} mail`}
        >
          What the gallery writes to people stands here: confirmations, reports, and what concerns the safety
          of their accounts.
        </EmptyState>
      ) : (
        <MailTable mails={mails} tryAgain={sendsMail() ? tryAgain : undefined} />
      )}
      <Pagination
        label="Pages of mails"
        page={page}
        pageCount={pages}
        hrefOf={(number) => pathOf(state, number)}
      />
    </AdminPage>
  );
}

function pathOf(state: string | undefined, page?: number): string {
  const query = new URLSearchParams({
    ...(state !== undefined && { state }),
    ...(page !== undefined && { page: String(page) }),
  });
  return query.size === 0 ? '/admin/mail' : `/admin/mail?${query}`;
}

const tabs = [
  { label: 'All', href: pathOf(undefined) },
  ...mailStates.map((state) => ({ label: stateWords[state].word, href: pathOf(state) })),
];
