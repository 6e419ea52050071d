import { gallerySource } from '@/app/load';
import { DependencyGroups } from '@/components/packages/dependency-groups';
import { PackageFrame } from '@/components/packages/package-frame';
import { frameworkWords } from '@/components/packages/framework-words';
import { findHosted } from '@/lib/domain/packages/hosted';
import { loadPackage, redirectToNormalized } from '../../load';

type Props = PageProps<'/packages/[id]/[version]/dependencies'>;

export async function generateMetadata({ params }: Props) {
  const { id, version } = await params;
  const { details } = await loadPackage(id, version);
  return { title: `Dependencies of ${details.id} ${details.version.normalizedVersion}` };
}

export default async function DependenciesPage({ params }: Props) {
  const { id, version } = await params;
  redirectToNormalized(id, version, 'dependencies');
  const loaded = await loadPackage(id, version);
  const groups = loaded.details.version.dependencyGroups;
  const hosted = await findHosted(
    groups.flatMap(({ dependencies }) => dependencies.map(({ lowerId }) => lowerId)),
  );
  return (
    <PackageFrame {...loaded} source={gallerySource()} tab="dependencies">
      <DependencyGroups
        groups={groups.map(({ targetFramework, dependencies }) => ({
          framework: targetFramework === undefined ? undefined : frameworkWords(targetFramework),
          dependencies: dependencies.map(({ id: dependencyId, range, lowerId }) => ({
            id: dependencyId,
            range,
            hosted: hosted.has(lowerId),
          })),
        }))}
      />
    </PackageFrame>
  );
}
