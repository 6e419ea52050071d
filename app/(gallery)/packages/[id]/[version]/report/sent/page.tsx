import { LinkButton } from '@/components/ui/link-button';
import { PageTitle } from '@/components/ui/page-title';
import { versionPath } from '@/lib/format/paths';
import { loadPackage } from '../../../load';

type Props = PageProps<'/packages/[id]/[version]/report/sent'>;

export const metadata = { title: 'Sent', robots: { index: false } };

export default async function ReportSentPage({ params }: Props) {
  const { id, version } = await params;
  const { details } = await loadPackage(id, version);
  const shown = details.version.normalizedVersion;
  return (
    <PageTitle
      title="Thank you, it was sent"
      lead={`The administrators of this gallery have what you wrote about ${details.id} ${shown}. When they have a question, they write to your e-mail address.`}
      actions={<LinkButton href={versionPath(details.id, shown)}>Back to the package</LinkButton>}
    />
  );
}
