import { ReadmeTab } from '@/components/packages/readme-tab';
import { PackageFrame } from '@/components/packages/package-frame';
import { descriptionOf } from '@/components/packages/package-view';
import { gallerySource } from '@/app/load';
import { findReadme } from '@/lib/domain/packages/text-file';
import { loadPackage } from './load';

type Props = PageProps<'/packages/[id]'>;

export async function generateMetadata({ params }: Props) {
  const loaded = await loadPackage((await params).id);
  return { title: loaded.details.id, ...descriptionOf(loaded) };
}

export default async function PackagePage({ params }: Props) {
  const loaded = await loadPackage((await params).id);
  const { version } = loaded.details;
  return (
    <PackageFrame {...loaded} source={gallerySource()} tab="readme">
      <ReadmeTab version={version} readme={await findReadme(version.key)} />
    </PackageFrame>
  );
}
