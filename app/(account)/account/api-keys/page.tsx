import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { ApiKeyForm } from '@/components/accounts/api-key-form';
import { ApiKeyTable } from '@/components/accounts/api-key-table';
import { boundsOf } from '@/components/accounts/key-bounds';
import { Notice } from '@/components/ui/notice';
import { listActingAccounts } from '@/lib/domain/api-keys/create';
import { listApiKeys } from '@/lib/domain/api-keys/own-keys';
import { fullActor } from '@/lib/http/session';
import { makeKey, revokeKey } from './actions';

export const metadata: Metadata = { title: 'API keys' };

type Props = PageProps<'/account/api-keys'>;

export default async function ApiKeysPage({ searchParams }: Props) {
  const actor = await fullActor('/account/api-keys');
  const asked = Number((await searchParams)['page'] ?? 1);
  const [{ keys, page, pages }, owners] = await Promise.all([
    listApiKeys(actor, asked),
    listActingAccounts(actor),
  ]);

  return (
    <AccountPage
      title="API keys"
      lead="A key lets a client push in your name, or in that of an organization. Give each one only what it needs, and a short life."
      current="/account/api-keys"
    >
      <ApiKeyForm
        action={makeKey}
        owners={owners}
        bounds={boundsOf(owners)}
        advice={
          <Notice tone="good" title="The key was made">
            Copy it now: it is not shown again. If it is lost, revoke it and make another.
          </Notice>
        }
      />
      <ApiKeyTable
        title="Your keys"
        empty="The keys that you make stand here, and can be ended here."
        keys={keys}
        page={page}
        pageCount={pages}
        hrefOf={(number) => `/account/api-keys?page=${number}`}
        revoke={revokeKey}
      />
    </AccountPage>
  );
}
