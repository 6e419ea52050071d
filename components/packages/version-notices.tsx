import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import type { VersionDeprecation, Vulnerability } from '@/lib/domain/packages/warnings';
import { versionPath } from '@/lib/format/paths';
import { DeprecationNotice } from './deprecation-notice';
import { VulnerabilityNotice } from './vulnerability-notice';

export type VersionNotes = {
  id: string;
  version: string;
  /** The version that the address asked for, when there is none such and this one is shown in its place. */
  missingVersion?: string | undefined;
  /** The most severe first. */
  vulnerabilities: readonly Vulnerability[];
  deprecation: VersionDeprecation | undefined;
  listed: boolean;
  /** Whether the owners can change nothing about the package. */
  locked: boolean;
  /** Whether whoever reads this may relist it. */
  viewerOwns: boolean;
  prerelease: boolean;
  /** The newest listed version, when it is newer than this one. */
  newer?: { version: string; prerelease: boolean } | undefined;
  /** The version with its build metadata, when it has any. */
  fullVersion?: string | undefined;
};

/** What to know before taking this version, the worst first. */
export function VersionNotices({ notes }: { notes: VersionNotes }) {
  const { id, version, missingVersion, listed, locked, viewerOwns, prerelease, newer, fullVersion } = notes;
  const { vulnerabilities, deprecation } = notes;
  return (
    <div className="space-y-2 empty:hidden">
      {missingVersion !== undefined && (
        <Notice tone="warn" title={`There is no version ${missingVersion}`}>
          This is {version} instead.
        </Notice>
      )}
      {vulnerabilities.length > 0 && (
        <VulnerabilityNotice vulnerabilities={vulnerabilities} viewerOwns={viewerOwns} />
      )}
      {deprecation !== undefined && <DeprecationNotice deprecation={deprecation} />}
      {locked && viewerOwns && <LockedNotice withheld={!listed} />}
      {!listed && (
        <Notice tone="warn" title="This version is unlisted">
          {viewerOwns
            ? 'It is hidden from search. Whoever names it exactly can still restore it; you see this page as an owner.'
            : 'Its owners have hidden it from search. Builds that already use it keep working; for new ones choose another.'}
        </Notice>
      )}
      {newer !== undefined && (
        <Notice
          tone="info"
          title={
            <>
              There is a newer {newer.prerelease ? 'prerelease ' : ''}version:{' '}
              <TextLink href={versionPath(id, newer.version)}>{newer.version}</TextLink>
            </>
          }
        />
      )}
      {prerelease && (
        <Notice tone="info" title="This is a prerelease">
          It may change before it is released. Clients take it only when they are asked for prereleases.
        </Notice>
      )}
      {fullVersion !== undefined && (
        <Notice tone="info" title={`Its full version is ${fullVersion}`}>
          What follows the plus sign is build metadata of SemVer 2.0.0: it identifies the build, and does not
          count when versions are compared. Clients older than NuGet 4.3 do not see this version.
        </Notice>
      )}
    </div>
  );
}

/** What the owners of a locked package are told. */
export function LockedNotice({ withheld }: { withheld: boolean }) {
  return (
    <Notice tone="warn" title="This package is locked">
      Its owners can change nothing about it until the administrators of this gallery unlock it.{' '}
      {withheld
        ? 'Only they and the administrators see this page.'
        : 'Everybody can still read and restore it.'}
    </Notice>
  );
}
