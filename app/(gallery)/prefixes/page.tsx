import type { Metadata } from 'next';
import { LookUpForm } from '@/components/prefixes/look-up-form';
import { PrefixTable } from '@/components/prefixes/prefix-table';
import { Verdict } from '@/components/prefixes/verdict';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { listPrefixes } from '@/lib/domain/prefixes/list';
import { lookUpId, type LookedUp } from '@/lib/domain/prefixes/look-up';
import { prefixesPath } from '@/lib/format/paths';
import { letInOrSignIn } from '@/lib/http/page';

export const metadata: Metadata = { title: 'Reserved prefixes' };

type Props = PageProps<'/prefixes'>;

const longest = 128;

export default async function PrefixesPage({ searchParams }: Props) {
  await letInOrSignIn();
  const { id, page } = await searchParams;
  const typed = (typeof id === 'string' ? id : '').trim().slice(0, longest);
  const found = typed === '' ? undefined : await lookUpId(typed);
  return (
    <>
      <PageTitle
        title="Who holds this prefix?"
        lead="Some beginnings of package IDs are reserved: nobody but their holders publishes new IDs under them, and the packages of those bear the mark “Verified prefix”. What was there before stays."
        actions={<LinkButton href="/account/prefixes/new">Ask for a prefix</LinkButton>}
      />
      <LookUpForm typed={typed} />
      <div aria-live="polite" className="mt-6">
        {found !== undefined && <Verdict typed={typed} found={found} />}
      </div>
      {found === undefined ? <AllPrefixes page={Number(page ?? 1)} /> : <Found {...found} />}
    </>
  );
}

function Found({ matching, beginning }: LookedUp) {
  return (
    <>
      {matching.length > 0 && (
        <div className="mt-6">
          <PrefixTable caption="What it lies under" prefixes={matching} hrefOf={prefixesPath} />
        </div>
      )}
      {beginning.length > 0 && (
        <>
          <h2 className="mt-8 text-base font-semibold">What begins so</h2>
          <div className="mt-2">
            <PrefixTable caption="What begins so" prefixes={beginning} hrefOf={prefixesPath} />
          </div>
        </>
      )}
    </>
  );
}

async function AllPrefixes({ page: asked }: { page: number }) {
  const { prefixes, page, pages } = await listPrefixes({ page: asked });
  return (
    <div className="mt-2">
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
