import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { ApiKeyTable } from '@/components/accounts/api-key-table';
import { EndedKeys } from '@/components/accounts/ended-keys';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { listApiKeys, listEndedKeys } from '@/lib/domain/api-keys/own-keys';
import { fullActor } from '@/lib/http/session';
import { revokeKey } from './actions';

export const metadata: Metadata = { title: 'API keys' };

type Props = PageProps<'/account/api-keys'>;

export default async function ApiKeysPage({ searchParams }: Props) {
  const actor = await fullActor('/account/api-keys');
  const { page: asked, deleted } = await searchParams;
  const [{ keys, page, pages }, ended] = await Promise.all([
    listApiKeys(actor, Number(asked ?? 1)),
    listEndedKeys(actor),
  ]);

  return (
    <AccountPage
      title="API keys"
      lead="A key lets a client push in your name, or in that of an organization. Give each one only what it needs, and a short life."
      current="/account/api-keys"
    >
      {deleted !== undefined && (
        <div className="mt-6" role="status">
          <Notice tone="good" title="The key was deleted" />
        </div>
      )}
      <EndedKeys {...ended} />
      <div className="mt-6">
        <LinkButton kind="primary" href="/account/api-keys/new">
          Make a key
        </LinkButton>
      </div>
      <ApiKeyTable
        title="Your keys"
        empty="The keys that you make stand here, and can be changed and ended here."
        keys={keys}
        page={page}
        pageCount={pages}
        hrefOf={(number) => `/account/api-keys?page=${number}`}
        revoke={revokeKey}
      />
    </AccountPage>
  );
}
