import { Notice } from '@/components/ui/notice';
import { listWords } from '@/lib/format/sentences';

/** Names the keys of somebody that are over: what uses them is refused. Nothing where there is none. */
export function EndedKeys({ expired, revoked }: { expired: readonly string[]; revoked: readonly string[] }) {
  if (expired.length + revoked.length === 0) return null;
  return (
    <div className="mt-6 flex flex-col gap-3">
      {expired.length > 0 && (
        <Notice tone="warn" title={`Expired: ${listWords(expired)}`}>
          Whatever uses them is refused. Give them a new secret, or delete them.
        </Notice>
      )}
      {revoked.length > 0 && (
        <Notice tone="warn" title={`Revoked: ${listWords(revoked)}`}>
          They are good for nothing any more. Delete them once nothing uses them.
        </Notice>
      )}
    </div>
  );
}
