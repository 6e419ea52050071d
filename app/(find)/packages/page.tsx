import { gallerySource } from '@/app/load';
import { MenuAndMain } from '@/components/layout/columns';
import { SearchForm } from '@/components/layout/search-form';
import { type FilterChip, FilterChips } from '@/components/packages/filter-chips';
import { NothingFound, PastTheEnd } from '@/components/packages/nothing-found';
import { resultsSentence } from '@/components/packages/results-sentence';
import { SearchFilters } from '@/components/packages/search-filters';
import { SearchList } from '@/components/packages/search-list';
import { foundPackage } from '@/components/packages/search-view';
import { SortLinks } from '@/components/packages/sort-links';
import { StartHere } from '@/components/packages/start-here';
import { Pagination } from '@/components/ui/pagination';
import { nearMisses } from '@/lib/domain/packages/near-misses';
import { searchPackages } from '@/lib/domain/packages/search';
import { searchPath } from '@/lib/format/paths';
import { letInOrSignIn } from '@/lib/http/page';
import { packageTypes, parseSearchAddress, type SearchAddress, sorts } from './load';

type Props = PageProps<'/packages'>;

const perPage = 20;

export async function generateMetadata({ searchParams }: Props) {
  const { q, page } = parseSearchAddress(await searchParams);
  return {
    title: q === '' ? 'Packages' : `${q} · Packages`,
    robots: { index: q === '' && page === 1 },
  };
}

export default async function SearchPage({ searchParams }: Props) {
  await letInOrSignIn();
  const address = parseSearchAddress(await searchParams);
  const { q, page, prerel, packagetype, sortby } = address;
  const { totalHits, nearHits, hits } = await searchPackages({
    q,
    skip: (page - 1) * perPage,
    take: perPage,
    prerelease: prerel,
    semVer2: true,
    packageType: packagetype === '' ? undefined : packagetype,
    sort: sortby,
  });
  const pageCount = Math.min(150, Math.ceil(totalHits / perPage));

  return (
    <>
      <h1 className="sr-only">Packages</h1>
      <div className="mb-8 max-w-measure">
        <SearchForm query={q} large />
      </div>
      <MenuAndMain
        menu={
          <SearchFilters
            query={q}
            stableOnly={!prerel}
            packageType={packagetype}
            packageTypes={packageTypes}
            sortBy={sortby === 'relevance' ? undefined : sortby}
          />
        }
      >
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
          <h2 className="text-base font-semibold">{resultsSentence(totalHits, q, nearHits)}</h2>
          <SortLinks
            links={sorts.map(({ value, label }) => ({
              label,
              href: pathOf({ ...address, sortby: value, page: 1 }),
              current: value === sortby,
            }))}
          />
        </div>
        <FilterChips chips={chipsOf(address)} clearHref={pathOf(unfilteredOf(address))} />
        {hits.length === 0 ? (
          <div className="mt-4">
            <NoHits address={address} lastPage={Math.min(pageCount, page - 1)} />
          </div>
        ) : (
          <>
            <SearchList found={hits.map((hit) => foundPackage(hit))} />
            <Pagination
              page={page}
              pageCount={pageCount}
              hrefOf={(number) => pathOf({ ...address, page: number })}
            />
          </>
        )}
      </MenuAndMain>
    </>
  );
}

/** Nothing on this page: past the end of what was found, nothing under these words and filters, or nothing at all. */
async function NoHits({ address, lastPage }: { address: SearchAddress; lastPage: number }) {
  const { q, page, prerel } = address;
  const unfiltered = pathOf(unfilteredOf(address));
  const filtered = unfiltered !== pathOf({ ...address, page: 1 });
  if (lastPage > 0) {
    return <PastTheEnd page={page} lastPage={lastPage} lastHref={pathOf({ ...address, page: lastPage })} />;
  }
  if (q.trim() === '' && !filtered) {
    return <StartHere source={gallerySource()} apiKeysHref="/account/api-keys" />;
  }
  return (
    <NothingFound
      query={q}
      near={q === '' ? [] : await nearMisses(q, { prerelease: prerel, semVer2: true })}
      unfilteredHref={filtered ? unfiltered : undefined}
    />
  );
}

function pathOf({ q, page, prerel, packagetype, sortby }: SearchAddress): string {
  return searchPath({
    q,
    prerel: prerel ? undefined : 'false',
    packagetype,
    sortby: sortby === 'relevance' ? undefined : sortby,
    page: page === 1 ? undefined : page,
  });
}

const unfilteredOf = (address: SearchAddress): SearchAddress => ({
  ...address,
  prerel: true,
  packagetype: '',
  page: 1,
});

function chipsOf(address: SearchAddress): FilterChip[] {
  const { prerel, packagetype } = address;
  const type = packageTypes.find(({ value }) => value === packagetype)?.label ?? packagetype;
  return [
    ...(prerel
      ? []
      : [{ label: 'Stable versions only', removeHref: pathOf({ ...address, prerel: true, page: 1 }) }]),
    ...(packagetype === ''
      ? []
      : [{ label: type, removeHref: pathOf({ ...address, packagetype: '', page: 1 }) }]),
  ];
}
