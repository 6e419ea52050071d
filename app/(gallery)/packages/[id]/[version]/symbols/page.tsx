import { gallerySource, symbolServerUrl } from '@/app/load';
import { PackageFrame } from '@/components/packages/package-frame';
import { SymbolsTab } from '@/components/packages/symbols-tab';
import { getVersionSymbols } from '@/lib/domain/symbols/details';
import { symbolsPath } from '@/lib/format/paths';
import { loadPackage, redirectToNormalized } from '../../load';

type Props = PageProps<'/packages/[id]/[version]/symbols'>;

export async function generateMetadata({ params }: Props) {
  const { id, version } = await params;
  const { details } = await loadPackage(id, version);
  return { title: `Symbols of ${details.id} ${details.version.normalizedVersion}` };
}

export default async function SymbolsPage({ params }: Props) {
  const { id, version: asked } = await params;
  redirectToNormalized(id, asked, 'symbols');
  const loaded = await loadPackage(id, asked);
  const { version } = loaded.details;
  return (
    <PackageFrame {...loaded} source={gallerySource()} tab="symbols">
      <SymbolsTab
        symbols={await getVersionSymbols(version.key)}
        viewerOwns={loaded.viewerOwns}
        seesPrivate={loaded.seesPrivate}
        downloadHref={symbolsPath(version.id, version.lowerVersion)}
        serverUrl={symbolServerUrl()}
      />
    </PackageFrame>
  );
}
