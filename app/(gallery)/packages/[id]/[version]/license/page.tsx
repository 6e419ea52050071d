import { notFound, permanentRedirect } from 'next/navigation';
import { LicenseText } from '@/components/packages/license-text';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageTitle } from '@/components/ui/page-title';
import { getVersionText } from '@/lib/domain/packages/text-file';
import { versionPath } from '@/lib/format/paths';
import { orNotFound } from '@/lib/http/page';
import { toPath } from '@/lib/http/return-path';
import { loadPackage, redirectToNormalized } from '../../load';

type Props = PageProps<'/packages/[id]/[version]/license'>;

export async function generateMetadata({ params }: Props) {
  const { id, version } = await params;
  const { details } = await loadPackage(id, version);
  return { title: `License of ${details.id} ${details.version.normalizedVersion}`, robots: { index: false } };
}

export default async function LicensePage({ params }: Props) {
  const { id, version: asked } = await params;
  redirectToNormalized(id, asked, 'license');
  const { details, visibility } = await loadPackage(id, asked);
  if (visibility !== 'everything') notFound();
  const { version } = details;
  const path = versionPath(details.id, version.normalizedVersion);
  // Clients are sent here for an expression too; the page of the version tells what it means.
  if (version.licenseExpression !== '') permanentRedirect(toPath(path, '/'));
  const text = await orNotFound(getVersionText(details.lowerId, version.lowerVersion, 'license'));
  return (
    <>
      <Breadcrumbs
        crumbs={[{ label: `${details.id} ${version.normalizedVersion}`, href: path }, { label: 'License' }]}
      />
      <PageTitle title={`License of ${details.id} ${version.normalizedVersion}`} />
      <LicenseText text={text} />
    </>
  );
}
