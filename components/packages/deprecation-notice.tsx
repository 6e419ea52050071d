import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import type { DeprecationReason, VersionDeprecation } from '@/lib/domain/packages/warnings';
import { packagePath, versionPath } from '@/lib/format/paths';

/** What the owners say against the use of a version, and what to use instead. */
export function DeprecationNotice({ deprecation }: { deprecation: VersionDeprecation }) {
  const { reasons, message, alternateId, alternateVersion } = deprecation;
  return (
    <Notice tone="warn" title={titleOf(reasons)}>
      {message !== '' && <p className="wrap-anywhere whitespace-pre-line">{message}</p>}
      {alternateId !== undefined && (
        <p className={message === '' ? '' : 'mt-1'}>
          Use{' '}
          <TextLink
            href={
              alternateVersion === undefined
                ? packagePath(alternateId)
                : versionPath(alternateId, alternateVersion)
            }
          >
            {alternateVersion === undefined ? alternateId : `${alternateId} ${alternateVersion}`}
          </TextLink>{' '}
          instead.
        </p>
      )}
    </Notice>
  );
}

function titleOf(reasons: readonly DeprecationReason[]): string {
  const legacy = reasons.includes('Legacy');
  if (reasons.includes('CriticalBugs')) {
    return legacy
      ? 'This version is deprecated: it is legacy, is no longer maintained, and has critical bugs'
      : 'This version is deprecated: it has critical bugs';
  }
  return legacy
    ? 'This version is deprecated: it is legacy and no longer maintained'
    : 'This version is deprecated';
}
