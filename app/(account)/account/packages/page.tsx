import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { OwnPackageFilters } from '@/components/owners/own-package-filters';
import { OwnPackageTable } from '@/components/owners/own-package-table';
import { PackageTabs } from '@/components/owners/package-tabs';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Pagination } from '@/components/ui/pagination';
import { TextLink } from '@/components/ui/text-link';
import { plural } from '@/lib/format/sentences';
import { loadOwnPackages } from './load';

export const metadata: Metadata = { title: 'Packages' };

type Props = PageProps<'/account/packages'>;

export default async function OwnPackagesPage({ searchParams }: Props) {
  const { list, received, asked, chosen, hrefOf } = await loadOwnPackages(await searchParams);
  const { packages, holders, total, page, pages } = list;
  const none = holders.every((holder) => holder.packages === 0);
  return (
    <AccountPage title="Packages" lead="What you and your organizations own." current="/account/packages">
      <PackageTabs current="/account/packages" received={received} />
      {none ? (
        <div className="mt-6">
          <EmptyState
            title="No packages yet"
            action={<LinkButton href="/account/api-keys">Make an API key</LinkButton>}
          >
            What you push with an API key of yours stands here, and what others invite you to own.
          </EmptyState>
        </div>
      ) : (
        <>
          <OwnPackageFilters holders={holders} owner={asked.owner} text={asked.q} sort={asked.sort} />
          <p className="mt-4 text-sm text-ink-soft">
            {plural(total, 'package')}
            {(asked.owner !== '' || asked.q !== '') && (
              <>
                {' of those asked for. '}
                <TextLink href="/account/packages">Show all</TextLink>
              </>
            )}
          </p>
          {packages.length > 0 && (
            <OwnPackageTable packages={packages} chosen={chosen} otherHref={hrefOf(page, !chosen)} />
          )}
          <Pagination
            label="Pages of packages"
            page={page}
            pageCount={pages}
            hrefOf={(number) => hrefOf(number)}
          />
        </>
      )}
    </AccountPage>
  );
}
