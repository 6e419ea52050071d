import { gallerySource } from '@/app/load';
import { FrameworkTable } from '@/components/packages/framework-table';
import { PackageFrame } from '@/components/packages/package-frame';
import { loadPackage, redirectToNormalized } from '../../load';

type Props = PageProps<'/packages/[id]/[version]/frameworks'>;

export async function generateMetadata({ params }: Props) {
  const { id, version } = await params;
  const { details } = await loadPackage(id, version);
  return { title: `Frameworks of ${details.id} ${details.version.normalizedVersion}` };
}

export default async function FrameworksPage({ params }: Props) {
  const { id, version } = await params;
  redirectToNormalized(id, version, 'frameworks');
  const loaded = await loadPackage(id, version);
  return (
    <PackageFrame {...loaded} source={gallerySource()} tab="frameworks">
      <FrameworkTable
        frameworks={loaded.details.version.targetFrameworks.map(({ framework }) => framework)}
      />
    </PackageFrame>
  );
}
