import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Cell, RowHead, Table } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { RevokeKey } from './revoke-key';
import type { FormAction } from '@/components/ui/form-state';

export type ApiKeyLine = {
  key: number;
  name: string;
  hint: string;
  owner: string;
  expiresAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  scopes: readonly { action: keyof typeof actionWords; glob: string }[];
};

type Props = {
  /** Those of one page, the newest first. */
  keys: readonly ApiKeyLine[];
  page: number;
  pageCount: number;
  hrefOf: (page: number) => string;
  revoke: FormAction;
  now?: Date;
};

const actionWords = { push: 'push', pushVersion: 'push versions', unlist: 'unlist' };

const columns = [
  { label: 'Key' },
  { label: 'May' },
  { label: 'Packages' },
  { label: 'Last used' },
  { label: 'Ends' },
  { label: 'Actions', silent: true },
];

/** The keys that a person made, with what ended them, a page at a time. */
export function ApiKeyTable({ keys, page, pageCount, hrefOf, revoke, now = new Date() }: Props) {
  return (
    <section aria-labelledby="your-keys" className="mt-12">
      <h2 id="your-keys" className="text-lg font-semibold">
        Your keys
      </h2>
      <div className="mt-4">
        {keys.length === 0 ? (
          <EmptyState title="No API keys yet">
            The keys that you make stand here, and can be ended here.
          </EmptyState>
        ) : (
          <Table stacks caption="Your API keys" columns={columns}>
            {keys.map((key) => (
              <KeyRow key={key.key} apiKey={key} revoke={revoke} now={now} />
            ))}
          </Table>
        )}
        <Pagination label="Pages of keys" page={page} pageCount={pageCount} hrefOf={hrefOf} />
      </div>
    </section>
  );
}

function KeyRow({ apiKey, revoke, now }: { apiKey: ApiKeyLine; revoke: FormAction; now: Date }) {
  const { key, name, hint, owner, expiresAt, revokedAt, lastUsedAt, scopes } = apiKey;
  const over = revokedAt !== null || expiresAt <= now;
  return (
    <tr>
      <RowHead>
        {name}
        <span className="block text-xs font-normal text-ink-soft">
          <code className="font-mono">{hint}…</code> for {owner}
        </span>
      </RowHead>
      <Cell label="May">{[...new Set(scopes.map(({ action }) => actionWords[action]))].join(', ')}</Cell>
      <Cell label="Packages">
        <span className="font-mono text-xs">{[...new Set(scopes.map(({ glob }) => glob))].join(' ')}</span>
      </Cell>
      <Cell label="Last used">{lastUsedAt === null ? 'Never' : <TimeAgo at={lastUsedAt} now={now} />}</Cell>
      <Cell label="Ends">
        {revokedAt !== null && <Badge tone="danger">Revoked</Badge>}
        {revokedAt === null && expiresAt <= now && <Badge tone="warn">Expired</Badge>}
        {!over && <TimeAgo at={expiresAt} now={now} />}
      </Cell>
      <Cell>{!over && <RevokeKey action={revoke} apiKeyKey={key} name={name} />}</Cell>
    </tr>
  );
}
