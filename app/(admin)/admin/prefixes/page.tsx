import type { Metadata } from 'next';
import { AdminPage } from '@/components/admin/admin-page';
import { PrefixSearch } from '@/components/prefixes/prefix-search';
import { PrefixTable } from '@/components/prefixes/prefix-table';
import { RequestTable } from '@/components/prefixes/request-table';
import { ReserveForm } from '@/components/prefixes/reserve-form';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { listPrefixes } from '@/lib/domain/prefixes/list';
import { listRequestsToDecide } from '@/lib/domain/prefixes/requests/list';
import { managePrefixPath } from '@/lib/format/paths';
import { administratorActor } from '@/lib/http/administrator';
import { provedActor } from '@/lib/http/session';
import { reserve } from './actions';

export const metadata: Metadata = { title: 'Prefixes' };

type Props = PageProps<'/admin/prefixes'>;

const pathOf = ({ text, page }: { text: string; page: number }) =>
  `/admin/prefixes?${new URLSearchParams({ q: text, page: String(page) }).toString()}`;

/** Who comes to reserve proves first who he is, so that what he fills in is not lost. */
export default async function AdminPrefixesPage({ searchParams }: Props) {
  const { q, page: asked, released } = await searchParams;
  const text = typeof q === 'string' ? q.slice(0, 128) : '';
  await administratorActor('/admin/prefixes');
  const actor = await provedActor(pathOf({ text, page: Number(asked ?? 1) }));
  const [{ prefixes, page, pages }, requests] = await Promise.all([
    listPrefixes({ page: Number(asked ?? 1), text }),
    listRequestsToDecide(actor),
  ]);
  return (
    <AdminPage
      title="Prefixes"
      lead="Beginnings of package IDs that only their owners may publish anew, with the mark “Verified prefix”."
      current="/admin/prefixes"
    >
      {typeof released === 'string' && (
        <div className="mt-6" role="status">
          <Notice tone="good" title={`${released.slice(0, 128)} was released`} />
        </div>
      )}
      {requests.length > 0 && (
        <Section wide id="requests" title="Requests that wait">
          <div className="mt-3">
            <RequestTable caption="Requests for prefixes" requests={requests} />
          </div>
        </Section>
      )}
      <ReserveForm action={reserve} />
      <Section wide id="all-prefixes" title="What is reserved">
        <PrefixSearch path="/admin/prefixes" text={text} />
        <div className="mt-4">
          {prefixes.length === 0 ? (
            <EmptyState title={text === '' ? 'No prefix is reserved yet' : `Nothing begins with “${text}”`}>
              What is reserved stands here, and who holds it.
            </EmptyState>
          ) : (
            <PrefixTable caption="Prefixes and their owners" prefixes={prefixes} hrefOf={managePrefixPath} />
          )}
        </div>
        <Pagination
          label="Pages of prefixes"
          page={page}
          pageCount={pages}
          hrefOf={(number) => pathOf({ text, page: number })}
        />
      </Section>
    </AdminPage>
  );
}
