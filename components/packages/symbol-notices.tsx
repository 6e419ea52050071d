import { Notice } from '@/components/ui/notice';
import { TimeAgo } from '@/components/ui/time-ago';
import type { VersionSymbols } from '@/lib/domain/symbols/details';

type Props = { symbols: VersionSymbols; seesPrivate: boolean; now?: Date | undefined };

/** What became of symbols packages that cannot be had: the reason of a failure is private. */
export function SymbolNotices({ symbols: { available, checking, failed }, seesPrivate, now }: Props) {
  const before = available === undefined ? '' : ' Those of before stay until then.';
  return (
    <>
      {checking !== undefined && (
        <Notice tone="info" title="Symbols are being checked">
          They were pushed <TimeAgo at={checking.pushedAt} now={now} />. Debuggers get them once all of them
          are found to fit the package, mostly within a minute.{before}
        </Notice>
      )}
      {failed !== undefined && seesPrivate && (
        <Notice tone="danger" title="The last symbols package was refused">
          {failed.failure} It was pushed <TimeAgo at={failed.pushedAt} now={now} />.
          {available === undefined ? '' : ' The one before it is still served.'}
        </Notice>
      )}
    </>
  );
}
