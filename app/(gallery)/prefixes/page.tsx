import type { Metadata } from 'next';
import { LookUpForm } from '@/components/prefixes/look-up-form';
import { PrefixTable } from '@/components/prefixes/prefix-table';
import { Verdict } from '@/components/prefixes/verdict';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { listPrefixes } from '@/lib/domain/prefixes/list';
import { lookUpId } from '@/lib/domain/prefixes/look-up';
import { prefixesPath } from '@/lib/format/paths';

export const metadata: Metadata = { title: 'Reserved prefixes' };

type Props = PageProps<'/prefixes'>;

const longest = 128;

export default async function PrefixesPage({ searchParams }: Props) {
  const { id, page } = await searchParams;
  const typed = (typeof id === 'string' ? id : '').trim().slice(0, longest);
  return (
    <>
      <PageTitle
        title="Who holds this prefix?"
        lead="Some beginnings of package IDs are reserved: nobody but their holders publishes new IDs under them, and the packages of those bear the mark “Verified prefix”. What was there before stays."
        actions={<LinkButton href="/account/prefixes/new">Ask for a prefix</LinkButton>}
      />
      <LookUpForm typed={typed} />
      <div aria-live="polite">
        {typed === '' ? <AllPrefixes page={Number(page ?? 1)} /> : <Found typed={typed} />}
      </div>
    </>
  );
}

async function Found({ typed }: { typed: string }) {
  const found = await lookUpId(typed);
  return (
    <>
      <div className="mt-6">
        <Verdict typed={typed} found={found} />
      </div>
      {found.matching.length > 0 && (
        <div className="mt-6">
          <PrefixTable caption="What it lies under" prefixes={found.matching} hrefOf={prefixesPath} />
        </div>
      )}
      {found.beginning.length > 0 && (
        <>
          <h2 className="mt-8 text-base font-semibold">What begins so</h2>
          <div className="mt-2">
            <PrefixTable caption="What begins so" prefixes={found.beginning} hrefOf={prefixesPath} />
          </div>
        </>
      )}
    </>
  );
}

async function AllPrefixes({ page: asked }: { page: number }) {
  const { prefixes, page, pages } = await listPrefixes({ page: asked });
  return (
    <div className="mt-8">
      {prefixes.length === 0 ? (
        <EmptyState title="No prefix is reserved yet">
          Who publishes many packages under one name asks for it here, and the administrators decide.
        </EmptyState>
      ) : (
        <PrefixTable caption="Reserved prefixes" prefixes={prefixes} hrefOf={prefixesPath} />
      )}
      <Pagination
        label="Pages of prefixes"
        page={page}
        pageCount={pages}
        hrefOf={(number) => `/prefixes?page=${number}`}
      />
    </div>
  );
}
