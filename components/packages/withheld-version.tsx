import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import type { PackageDetails } from '@/lib/domain/packages/details';
import type { Visibility } from '@/lib/domain/packages/visibility';
import { versionPath } from '@/lib/format/paths';
import { PackageHead } from './package-head';
import { LockedNotice } from './version-notices';

type Props = {
  details: PackageDetails;
  visibility: Exclude<Visibility, 'everything'>;
  viewerOwns: boolean;
};

/** The page of a version of which nothing can be had: addresses of it stay, and tell why. */
export function WithheldVersion({ details, visibility, viewerOwns }: Props) {
  const { id, version, locked, latest, latestStable } = details;
  const isDeleted = visibility === 'deleted';
  return (
    <>
      <PackageHead
        id={id}
        version={version.normalizedVersion}
        summary=""
        marks={isDeleted ? ['deleted'] : []}
      />
      <div className="mt-5 space-y-2">
        {isDeleted ? (
          <DeletedNotice id={id} latest={latestStable ?? latest} />
        ) : (
          <Notice tone="warn" title="The content of this page is hidden">
            The administrators of this gallery have locked this package.
          </Notice>
        )}
        {locked && viewerOwns && <LockedNotice withheld />}
      </div>
    </>
  );
}

function DeletedNotice({ id, latest }: { id: string; latest: string | undefined }) {
  return (
    <Notice tone="danger" title="This version was deleted">
      It can no longer be downloaded or restored, and its number is not given again.
      {latest !== undefined && (
        <>
          {' '}
          The latest version of this package is <TextLink href={versionPath(id, latest)}>{latest}</TextLink>.
        </>
      )}
    </Notice>
  );
}
