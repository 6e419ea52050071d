import { Badge } from '@/components/ui/badge';
import { TimeAgo } from '@/components/ui/time-ago';

type Props = {
  apiKey: { expiresAt: Date; revokedAt: Date | null; leakUrl: string | null };
  now: Date;
};

const soonMs = 10 * 86_400_000;

/** When a key ends, marked when that is soon, or what ended it. */
export function KeyEnd({ apiKey: { expiresAt, revokedAt, leakUrl }, now }: Props) {
  if (revokedAt !== null) {
    return <Badge tone="danger">{leakUrl === null ? 'Revoked' : 'Revoked: found in public'}</Badge>;
  }
  if (expiresAt <= now) return <Badge tone="warn">Expired</Badge>;
  const endsSoon = expiresAt.getTime() - now.getTime() <= soonMs;
  return (
    <>
      <TimeAgo at={expiresAt} now={now} />
      {endsSoon && (
        <>
          {' '}
          <Badge tone="warn">Ends soon</Badge>
        </>
      )}
    </>
  );
}
