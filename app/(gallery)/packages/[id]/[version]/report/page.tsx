import type { ReactNode } from 'react';
import { gallerySource } from '@/app/load';
import { linksOf } from '@/components/packages/package-view';
import { ForItsOwners } from '@/components/reports/for-its-owners';
import { OwnPackage } from '@/components/reports/own-package';
import { ReasonList } from '@/components/reports/reason-list';
import { reasonTexts } from '@/components/reports/reason-words';
import { ReportForm } from '@/components/reports/report-form';
import { WhichPackage } from '@/components/reports/which-package';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { TextLink } from '@/components/ui/text-link';
import { longestReport, ownersMayHelp, type ReportReason } from '@/lib/domain/reports/reasons';
import { reportPath, versionPath } from '@/lib/format/paths';
import { decodePart } from '@/lib/http/params';
import { redirectToNormalized } from '../../load';
import { sendReport } from './actions';
import { isPlaceholder, type LoadedReport, loadReport, reasonOf } from './load';

type Props = PageProps<'/packages/[id]/[version]/report'>;

export async function generateMetadata({ params }: Props) {
  const { id, version } = await params;
  const robots = { index: false };
  if (isPlaceholder(id) || isPlaceholder(version)) return { title: 'Report a package', robots };
  const { details } = await loadReport(id, version);
  return { title: `Report ${details.id} ${details.version.normalizedVersion}`, robots };
}

export default async function ReportPage({ params, searchParams }: Props) {
  const { id, version } = await params;
  // Some clients send the template of the service index as it stands, without an ID in it.
  if (isPlaceholder(id)) return <WhichPackage />;
  if (isPlaceholder(version)) return <WhichPackage id={decodePart(id)} />;
  redirectToNormalized(id, version, 'report');
  const loaded = await loadReport(id, version);
  const { details, missingVersion } = loaded;
  const shown = details.version.normalizedVersion;
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { label: `${details.id} ${shown}`, href: versionPath(details.id, shown) },
          { label: 'Report' },
        ]}
      />
      {missingVersion !== undefined && (
        <div className="my-3">
          <Notice tone="warn" title={`There is no version ${missingVersion}`}>
            This is about {shown} instead.
          </Notice>
        </div>
      )}
      <Report loaded={loaded} reason={reasonOf(loaded, (await searchParams)['reason'])} />
    </>
  );
}

function Report({ loaded, reason }: { loaded: LoadedReport; reason: ReportReason | undefined }): ReactNode {
  const { details, visibility, viewerOwns } = loaded;
  const name = `${details.id} ${details.version.normalizedVersion}`;
  if (visibility !== 'everything') return <NothingLeft name={name} deleted={visibility === 'deleted'} />;
  if (reason !== undefined) return <OneReason loaded={loaded} reason={reason} />;
  return viewerOwns ? <Own loaded={loaded} /> : <Reasons loaded={loaded} />;
}

function NothingLeft({ name, deleted }: { name: string; deleted: boolean }) {
  return (
    <>
      <PageTitle title={`Report ${name}`} />
      <div className="mt-5">
        <Notice tone="info" title="There is nothing left to report">
          {deleted
            ? 'This version was deleted: nobody can download or restore it any more.'
            : 'The administrators of this gallery have locked this package already.'}
        </Notice>
      </div>
    </>
  );
}

function Reasons({ loaded }: { loaded: LoadedReport }) {
  const { details } = loaded;
  const version = details.version.normalizedVersion;
  return (
    <>
      <PageTitle
        title={`Report ${details.id} ${version}`}
        lead="The administrators of this gallery read what you tell. What is wrong?"
      />
      <ReasonList reasons={loaded.reasons} hrefOf={(reason) => reportPath(details.id, version, reason)} />
      <ForItsOwners owners={details.owners} links={linksOf(details)} />
    </>
  );
}

function Own({ loaded }: { loaded: LoadedReport }) {
  const { details } = loaded;
  const version = details.version.normalizedVersion;
  return (
    <>
      <PageTitle
        title={`What to do about ${details.id} ${version}`}
        lead="You own this package, and can do most yourself."
      />
      <OwnPackage
        id={details.id}
        version={version}
        askHref={reportPath(details.id, version, 'ownerRequest')}
        sourceName={gallerySource().name}
      />
    </>
  );
}

function OneReason({ loaded, reason }: { loaded: LoadedReport; reason: ReportReason }) {
  const { details, answersTo, offerCopy } = loaded;
  const version = details.version.normalizedVersion;
  const { title, question, hint } = reasonTexts[reason];
  const isRequest = reason === 'ownerRequest';
  return (
    <>
      <PageTitle
        title={isRequest ? title : `Report ${details.id} ${version}`}
        lead={
          isRequest ? (
            `About ${details.id} ${version}.`
          ) : (
            <>
              {title}. <TextLink href={reportPath(details.id, version)}>Choose another reason</TextLink>
            </>
          )
        }
      />
      <ReportForm
        action={sendReport}
        id={details.id}
        version={version}
        reason={reason}
        question={question}
        hint={hint}
        mostCharacters={longestReport}
        answersTo={answersTo}
        offerCopy={offerCopy}
        askOwnersTold={ownersMayHelp(reason)}
        button={isRequest ? 'Send the request' : 'Send the report'}
      />
    </>
  );
}
