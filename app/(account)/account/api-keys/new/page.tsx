import type { Metadata } from 'next';
import { gallerySource } from '@/app/load';
import { AccountPage } from '@/components/accounts/account-page';
import { ApiKeyForm } from '@/components/accounts/api-key-form';
import { boundsOf } from '@/components/accounts/key-bounds';
import { CoversButton } from '@/components/accounts/covers-button';
import { keyHints } from '@/components/accounts/key-hints';
import { PushUses, ReadUses } from '@/components/accounts/key-uses-box';
import { LifeOptions } from '@/components/accounts/life-options';
import { matchWords } from '@/components/accounts/match-words';
import { PackageChoices } from '@/components/accounts/package-choices';
import { Notice } from '@/components/ui/notice';
import { listActingAccounts } from '@/lib/domain/api-keys/create';
import { findMatches, listPackagesToChoose } from '@/lib/domain/api-keys/matches';
import { fullActor, provedActor } from '@/lib/http/session';
import { makeKey } from './actions';

export const metadata: Metadata = { title: 'Make an API key' };

const path = '/account/api-keys/new';

/** Who comes to make a key proves first who he is, so that what he fills in is not lost. */
export default async function NewApiKeyPage() {
  await fullActor(path);
  const actor = await provedActor(path);
  const [owners, packages, covered] = await Promise.all([
    listActingAccounts(actor),
    listPackagesToChoose(actor),
    findMatches(actor, { ownerKey: actor.accountKey, globs: ['*'] }),
  ]);
  const { lives, ...bounds } = boundsOf(owners);
  const source = gallerySource();

  return (
    <AccountPage
      title="Make an API key"
      lead="A key lets a client push in your name, or in that of an organization. Give each one only what it needs, and a short life."
      current="/account/api-keys"
    >
      <ApiKeyForm
        action={makeKey}
        owners={owners}
        bounds={bounds}
        hints={keyHints}
        lives={<LifeOptions lives={lives} />}
        choices={<PackageChoices packages={packages} withOwners={owners.length > 1} />}
        ask={<CoversButton />}
        covers={matchWords(covered)}
        advice={
          <Notice tone="good" title="The key was made">
            Copy it now: it is not shown again. If it is lost, give it a new secret under “API keys”.
          </Notice>
        }
        readUses={<ReadUses source={source} />}
        pushUses={<PushUses source={source} />}
      />
    </AccountPage>
  );
}
