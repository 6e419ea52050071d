import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { CoversButton } from '@/components/accounts/covers-button';
import { EditKeyForm } from '@/components/accounts/edit-key-form';
import { keyHints } from '@/components/accounts/key-hints';
import { matchWords } from '@/components/accounts/match-words';
import { PackageChoices } from '@/components/accounts/package-choices';
import { TextLink } from '@/components/ui/text-link';
import { findMatches, listPackagesToChoose } from '@/lib/domain/api-keys/matches';
import { loadKeyToChange } from '../load';
import { changeKey } from './actions';

export const metadata: Metadata = { title: 'Change an API key' };

type Props = PageProps<'/account/api-keys/[key]/change'>;

/** Who comes to change a key proves first who he is, so that what he fills in is not lost. */
export default async function ChangeApiKeyPage({ params }: Props) {
  const { actor, apiKey } = await loadKeyToChange((await params).key);
  const { key, name, ownerKey, scopes, networks } = apiKey;
  const globs = [...new Set(scopes.map(({ glob }) => glob))];
  const [packages, covered] = await Promise.all([
    listPackagesToChoose(actor, ownerKey),
    findMatches(actor, { ownerKey, globs }),
  ]);

  return (
    <AccountPage
      title={`Change ${name}`}
      lead={
        <>
          Which packages it covers, from where it is used, and whether it reads. All else stays as it is. Back
          to <TextLink href={`/account/api-keys/${key}`}>the key</TextLink>.
        </>
      }
      current="/account/api-keys"
    >
      <div className="mt-8 max-w-measure text-sm">
        <EditKeyForm
          action={changeKey}
          apiKeyKey={key}
          ownerKey={ownerKey}
          globs={globs.join('\n')}
          networks={networks.join('\n')}
          reads={scopes.some(({ action }) => action === 'read')}
          hints={keyHints}
          choices={<PackageChoices packages={packages} withOwners={false} />}
          ask={<CoversButton />}
          covers={matchWords(covered)}
        />
      </div>
    </AccountPage>
  );
}
