import { Badge } from '@/components/ui/badge';
import { TimeAgo } from '@/components/ui/time-ago';

export type UsedKey = {
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedAddress: string | null;
  lastUsedClient: string | null;
};

/** A key that nobody has used for so long may be one that nobody needs. */
const idleMs = 90 * 86_400_000;
const newMs = 7 * 86_400_000;

/** When a key was used last, from where and by which client; marked when it seems not to be needed. */
export function KeyUse({ apiKey, now }: { apiKey: UsedKey; now: Date }) {
  const { lastUsedAt, lastUsedAddress, lastUsedClient } = apiKey;
  const badge = isIdle(apiKey, now) && <Badge tone="warn">Not in use</Badge>;
  if (lastUsedAt === null) return <>Never {badge}</>;
  return (
    <>
      <TimeAgo at={lastUsedAt} now={now} /> {badge}
      {lastUsedAddress !== null && (
        <span className="block text-xs text-ink-soft">from {lastUsedAddress}</span>
      )}
      {lastUsedClient !== null && <span className="block text-xs text-ink-soft">by {lastUsedClient}</span>}
    </>
  );
}

function isIdle({ createdAt, expiresAt, revokedAt, lastUsedAt }: UsedKey, now: Date): boolean {
  if (revokedAt !== null || expiresAt <= now) return false;
  const since = now.getTime() - (lastUsedAt ?? createdAt).getTime();
  return since > (lastUsedAt === null ? newMs : idleMs);
}
