import { gallerySource } from '@/app/load';
import { warningMarks } from '@/components/packages/marks';
import { PackageFrame } from '@/components/packages/package-frame';
import { VersionTable } from '@/components/packages/version-table';
import { listVersionPage } from '@/lib/domain/packages/version-page';
import { versionPath } from '@/lib/format/paths';
import { loadPackage, redirectToNormalized } from '../../load';

type Props = PageProps<'/packages/[id]/[version]/versions'>;

export async function generateMetadata({ params }: Props) {
  const { id, version } = await params;
  const { details } = await loadPackage(id, version);
  return { title: `Versions of ${details.id}` };
}

export default async function VersionsPage({ params, searchParams }: Props) {
  const { id, version: asked } = await params;
  redirectToNormalized(id, asked, 'versions');
  const loaded = await loadPackage(id, asked);
  const { details } = loaded;
  const version = details.version.normalizedVersion;
  const { versions, page, pages } = await listVersionPage(
    details.lowerId,
    Number((await searchParams)['page'] ?? 1),
  );
  return (
    <PackageFrame {...loaded} source={gallerySource()} tab="versions">
      <VersionTable
        id={details.id}
        current={version}
        versions={versions.map((row) => ({
          version: row.normalizedVersion,
          downloads: row.downloads,
          publishedAt: row.publishedAt,
          marks: [...warningMarks(row), ...(row.prerelease ? (['prerelease'] as const) : [])],
        }))}
        page={page}
        pageCount={pages}
        hrefOf={(number) => `${versionPath(details.id, version, 'versions')}?page=${number}`}
      />
    </PackageFrame>
  );
}
