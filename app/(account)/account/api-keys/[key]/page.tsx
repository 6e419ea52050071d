import type { Metadata } from 'next';
import { gallerySource } from '@/app/load';
import { AccountPage } from '@/components/accounts/account-page';
import { KeyFacts } from '@/components/accounts/key-facts';
import { PushUses, ReadUses } from '@/components/accounts/key-uses-box';
import { matchWords } from '@/components/accounts/match-words';
import { RenewKey } from '@/components/accounts/renew-key';
import { FoldedAct } from '@/components/ui/folded-act';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { findMatches } from '@/lib/domain/api-keys/matches';
import { plural } from '@/lib/format/sentences';
import { revokeKey } from '../actions';
import { deleteKey, renewKey } from './actions';
import { isChangeable, loadKey } from './load';

export const metadata: Metadata = { title: 'An API key' };

type Props = PageProps<'/account/api-keys/[key]'>;

export default async function ApiKeyPage({ params }: Props) {
  const { actor, apiKey } = await loadKey((await params).key);
  const { key, name, owner, ownerKey, scopes, days, revokedAt, expiresAt, mayAct } = apiKey;
  const globs = scopes.map(({ glob }) => glob);
  const covers = isChangeable(apiKey) ? matchWords(await findMatches(actor, { ownerKey, globs })) : undefined;
  const pushes = scopes.some(({ action }) => action === 'push' || action === 'pushVersion');
  const reads = scopes.some(({ action }) => action === 'read');
  const source = gallerySource();
  const now = new Date();

  return (
    <AccountPage title={name} lead="One of your API keys." current="/account/api-keys">
      {revokedAt === null && !mayAct && (
        <div className="mt-6">
          <Notice tone="warn" title={`Refused while you may not act for ${owner}`} />
        </div>
      )}
      <KeyFacts apiKey={apiKey} now={now} />
      {revokedAt === null && (
        <>
          {covers !== undefined && (
            <Section id="packages" title="Packages and networks">
              <p className="wrap-anywhere">{covers}</p>
              <LinkButton href={`/account/api-keys/${key}/change`}>Change the key</LinkButton>
            </Section>
          )}
          <Section id="secret" title="New secret">
            <RenewKey
              action={renewKey}
              apiKeyKey={key}
              advice={
                <Notice tone="good" title="The key has a new secret">
                  Copy it now: it is not shown again. The one before is refused from now on.
                </Notice>
              }
              uses={
                <>
                  {(pushes || reads) && <ReadUses source={source} />}
                  {pushes && <PushUses source={source} />}
                </>
              }
            >
              <p>
                The secret that it has is refused at once, and the new one is good for {plural(days, 'day')},
                or for as long as keys of {owner} may be by now. Everything else stays.
              </p>
            </RenewKey>
          </Section>
        </>
      )}
      <Section id="end" title="End it">
        {revokedAt === null && expiresAt > now && (
          <FoldedAct
            summary="Revoke"
            action={revokeKey}
            label="Revoke this key"
            pendingText="Revoking…"
            values={{ key }}
          >
            <p>Whatever uses “{name}” is refused from then on. This cannot be undone.</p>
          </FoldedAct>
        )}
        <FoldedAct
          summary="Delete"
          action={deleteKey}
          label="Delete this key"
          pendingText="Deleting…"
          values={{ key }}
        >
          <p>Whatever uses “{name}” is refused from then on, and it is not listed any more.</p>
        </FoldedAct>
      </Section>
    </AccountPage>
  );
}
