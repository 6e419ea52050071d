import { Notice } from '@/components/ui/notice';
import type { EndedKeys as Ended, NamedKeys } from '@/lib/domain/api-keys/own-keys';
import { formatCount } from '@/lib/format/counts';
import { listWords } from '@/lib/format/sentences';

/** Names the keys of somebody that are over: what uses them is refused. Nothing where there is none. */
export function EndedKeys({ expired, revoked }: Ended) {
  if (expired.names.length + revoked.names.length === 0) return null;
  return (
    <div className="mt-6 flex flex-col gap-3">
      {expired.names.length > 0 && (
        <Notice tone="warn" title={`Expired: ${someOf(expired)}`}>
          Whatever uses them is refused. Give them a new secret, or delete them.
        </Notice>
      )}
      {revoked.names.length > 0 && (
        <Notice tone="warn" title={`Revoked: ${someOf(revoked)}`}>
          They are good for nothing any more. Delete them once nothing uses them.
        </Notice>
      )}
    </div>
  );
}

const someOf = ({ names, more }: NamedKeys) =>
  listWords(more > 0 ? [...names, `${formatCount(more)} more`] : names);
