import { Badge } from '@/components/ui/badge';
import { Cell, RowHead } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import type { FormAction } from '@/components/ui/form-state';
import { KeyActions, type KeyScope } from './key-actions';
import { KeyEnd } from './key-end';
import { KeyUse, type UsedKey } from './key-use';
import { RevokeKey } from './revoke-key';

export type ApiKeyLine = UsedKey & {
  key: number;
  name: string;
  hint: string;
  owner: string;
  leakUrl: string | null;
  networks: readonly string[];
  scopes: readonly KeyScope[];
  /** Whether its maker may act for the owner now. */
  mayAct?: boolean;
  /** Left out among the keys that somebody made himself, which all he may revoke. */
  maker?: string;
  makerIsMember?: boolean;
  mayRevoke?: boolean;
};

type Props = {
  apiKey: ApiKeyLine;
  organization: string | undefined;
  revoke: FormAction;
  now: Date;
};

/** A key, what it may do, and until when. */
export function ApiKeyRow({ apiKey, organization, revoke, now }: Props) {
  const { key, name, hint, owner, expiresAt, revokedAt, networks, scopes } = apiKey;
  const { mayRevoke = true, mayAct = true } = apiKey;
  const over = revokedAt !== null || expiresAt <= now;
  return (
    <tr>
      <RowHead>
        {organization === undefined ? <TextLink href={`/account/api-keys/${key}`}>{name}</TextLink> : name}
        <span className="block text-xs font-normal text-ink-soft">
          <code className="font-mono">{hint}…</code>
          {organization === undefined && ` for ${owner}`}
        </span>
        {!over && !mayAct && (
          <span className="block text-xs text-warn">Refused while you may not act for {owner}</span>
        )}
      </RowHead>
      {organization !== undefined && (
        <Cell label="Made">
          <Made apiKey={apiKey} now={now} />
        </Cell>
      )}
      <Cell label="May">
        <KeyActions scopes={scopes} />
      </Cell>
      <Cell label="Packages">
        <span className="font-mono text-xs wrap-anywhere">
          {firstOf([...new Set(scopes.map(({ glob }) => glob))], ' ')}
        </span>
        {networks.length > 0 && (
          <span className="block text-xs text-ink-soft">only from {firstOf(networks, ', ')}</span>
        )}
      </Cell>
      <Cell label="Last used">
        <KeyUse apiKey={apiKey} now={now} />
      </Cell>
      <Cell label="Ends">
        <KeyEnd apiKey={apiKey} now={now} />
      </Cell>
      <Cell>
        {!over && mayRevoke && (
          <RevokeKey action={revoke} apiKeyKey={key} name={name} organization={organization} />
        )}
      </Cell>
    </tr>
  );
}

const mostNamed = 8;

/** A key may name a hundred patterns, and a page has fifty keys. */
const firstOf = (texts: readonly string[], between: string) =>
  texts.slice(0, mostNamed).join(between) +
  (texts.length > mostNamed ? ` and ${texts.length - mostNamed} more` : '');

function Made({ apiKey: { maker, makerIsMember = true, createdAt }, now }: Pick<Props, 'apiKey' | 'now'>) {
  return (
    <>
      <TimeAgo at={createdAt} now={now} />
      {maker !== undefined && <span className="block">by {maker}</span>}
      {!makerIsMember && <Badge tone="warn">No longer a member: refused</Badge>}
    </>
  );
}
