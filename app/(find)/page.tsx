import { CompactList } from '@/components/packages/compact-list';
import { HomeHero } from '@/components/packages/home-hero';
import { StartHere } from '@/components/packages/start-here';
import { Count } from '@/components/ui/count';
import { TimeAgo } from '@/components/ui/time-ago';
import { env } from '@/lib/config/env';
import { getOverview, listLatelyPublished, listMostDownloaded } from '@/lib/domain/site/overview';
import { iconPath } from '@/lib/format/paths';
import { plural } from '@/lib/format/sentences';
import { letInOrSignIn } from '@/lib/http/page';
import { gallerySource } from '../load';

const listLength = 8;

export default async function HomePage() {
  await letInOrSignIn();
  const totals = await getOverview();
  const { GALLERY_NAME } = env();
  if (totals.packages === 0) {
    return (
      <>
        <HomeHero
          galleryName={GALLERY_NAME}
          sentence="Packages for .NET, ready for the first one."
          totals={totals}
        />
        <StartHere source={gallerySource()} apiKeysHref="/account/api-keys" />
      </>
    );
  }

  const [lately, most] = await Promise.all([listLatelyPublished(listLength), listMostDownloaded(listLength)]);
  return (
    <>
      <HomeHero
        galleryName={GALLERY_NAME}
        sentence="Packages for .NET: find one, read about it, install it by one command."
        totals={totals}
      />
      <div className="grid gap-10 lg:grid-cols-2">
        <CompactList
          title="Lately published"
          moreHref="/packages?sortby=updated"
          items={lately.map(({ publishedAt, hasIcon, ...item }) => ({
            ...item,
            iconUrl: hasIcon ? iconPath(item.id, item.version) : undefined,
            fact: <TimeAgo at={publishedAt} />,
          }))}
        />
        <CompactList
          title="Most downloaded"
          moreHref="/packages?sortby=downloads"
          items={most.map(({ downloads, hasIcon, ...item }) => ({
            ...item,
            iconUrl: hasIcon ? iconPath(item.id, item.version) : undefined,
            fact: (
              <>
                <Count value={downloads} compact /> {plural(downloads, 'download').replace(/^\S+ /, '')}
              </>
            ),
          }))}
        />
      </div>
    </>
  );
}
