import type { Metadata } from 'next';
import { ApiKeyTable } from '@/components/accounts/api-key-table';
import { OrganizationPage } from '@/components/organizations/organization-page';
import { TextLink } from '@/components/ui/text-link';
import { listOrganizationKeys } from '@/lib/domain/api-keys/organization-keys';
import { organizationPath } from '@/lib/format/paths';
import { orNotFound } from '@/lib/http/page';
import { decodePart } from '@/lib/http/params';
import { fullActor } from '@/lib/http/session';
import { revokeKey } from './actions';

export const metadata: Metadata = { title: 'API keys of an organization' };

type Props = PageProps<'/organizations/[name]/api-keys'>;

export default async function OrganizationKeysPage({ params, searchParams }: Props) {
  const asked = decodePart((await params).name);
  const actor = await fullActor(organizationPath(asked, 'api-keys'));
  const wanted = Number((await searchParams)['page'] ?? 1);
  const { name, keys, page, pages } = await orNotFound(listOrganizationKeys(actor, asked, wanted));
  const path = organizationPath(name, 'api-keys');

  return (
    <OrganizationPage
      organization={{ name }}
      title="API keys"
      lead={
        <>
          These let clients push in the name of {name}. Members make them{' '}
          <TextLink href="/account/api-keys">among their own</TextLink>; they are good only as long as whoever
          made them may act for {name}.
        </>
      }
      current={path}
    >
      <ApiKeyTable
        title={`Keys in the name of ${name}`}
        empty={`The keys that members make in the name of ${name} stand here.`}
        keys={keys}
        page={page}
        pageCount={pages}
        hrefOf={(number) => `${path}?page=${number}`}
        revoke={revokeKey}
        organization={name}
      />
    </OrganizationPage>
  );
}
