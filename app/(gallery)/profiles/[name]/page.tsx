import { z } from 'zod';
import { Belonging } from '@/components/accounts/belonging';
import { ProfileHead } from '@/components/accounts/profile-head';
import { SearchList } from '@/components/packages/search-list';
import { foundPackage } from '@/components/packages/search-view';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { TextLink } from '@/components/ui/text-link';
import { getProfile } from '@/lib/domain/accounts/profile';
import { getBelonging } from '@/lib/domain/organizations/shown';
import { profilePath } from '@/lib/format/paths';
import { letInOrSignIn, orNotFound } from '@/lib/http/page';
import { decodePart } from '@/lib/http/params';
import { sessionActor } from '@/lib/http/session';

type Props = PageProps<'/profiles/[name]'>;

const perPage = 20;
const lastPage = 150;
const Page = z.coerce.number().int().min(1).max(lastPage).catch(1);

export async function generateMetadata({ params }: Props) {
  return { title: decodePart((await params).name) };
}

export default async function ProfilePage({ params, searchParams }: Props) {
  await letInOrSignIn();
  const page = Page.parse((await searchParams)['page']);
  const name = decodePart((await params).name);
  const [{ packages, ...profile }, belonging] = await Promise.all([
    orNotFound(getProfile(name, { skip: (page - 1) * perPage, take: perPage })),
    sessionActor().then((actor) => getBelonging(actor, name)),
  ]);
  const pageCount = Math.min(lastPage, Math.ceil(packages.totalHits / perPage));
  return (
    <>
      <ProfileHead {...profile} packages={packages.totalHits} />
      <Belonging name={profile.name} organization={profile.organization} belonging={belonging} />
      <h2 className="mt-8 text-base font-semibold">Packages</h2>
      {packages.hits.length > 0 ? (
        <SearchList found={packages.hits.map((hit) => foundPackage(hit))} />
      ) : (
        <div className="mt-4">
          {packages.totalHits > 0 ? (
            <EmptyState title="There is no such page">
              <TextLink href={profilePath(profile.name)}>Back to the first page</TextLink>
            </EmptyState>
          ) : (
            <EmptyState title="No packages yet">What {profile.name} publishes is listed here.</EmptyState>
          )}
        </div>
      )}
      <Pagination
        page={page}
        pageCount={pageCount}
        hrefOf={(other) => profilePath(profile.name, other)}
        label="Pages of packages"
      />
    </>
  );
}
