import { gallerySource } from '@/app/load';
import { PackageFrame } from '@/components/packages/package-frame';
import { descriptionOf } from '@/components/packages/package-view';
import { ReadmeTab } from '@/components/packages/readme-tab';
import { findReadme } from '@/lib/domain/packages/text-file';
import { loadPackage, redirectToNormalized } from '../load';

type Props = PageProps<'/packages/[id]/[version]'>;

export async function generateMetadata({ params }: Props) {
  const { id, version } = await params;
  const loaded = await loadPackage(id, version);
  const { details } = loaded;
  return { title: `${details.id} ${details.version.normalizedVersion}`, ...descriptionOf(loaded) };
}

export default async function VersionPage({ params }: Props) {
  const { id, version: asked } = await params;
  redirectToNormalized(id, asked);
  const loaded = await loadPackage(id, asked);
  const { version } = loaded.details;
  return (
    <PackageFrame {...loaded} source={gallerySource()} tab="readme">
      <ReadmeTab version={version} readme={await findReadme(version.key)} />
    </PackageFrame>
  );
}
