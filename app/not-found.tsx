import type { Metadata } from 'next';
import { signOut } from '@/app/(auth)/sign-out/actions';
import { Header } from '@/components/layout/header';
import { Main } from '@/components/layout/main';
import { LinkButton } from '@/components/ui/link-button';
import { PageTitle } from '@/components/ui/page-title';
import { headerProps } from '@/lib/http/header';

export const metadata: Metadata = { title: 'Not found' };

export default async function NotFound() {
  return (
    <>
      <Header {...await headerProps(signOut)} />
      <Main>
        <PageTitle
          title="There is nothing at this address"
          lead="The link may be old, or the address mistyped. A search finds what is here now."
          actions={<LinkButton href="/packages">Search packages</LinkButton>}
        />
      </Main>
    </>
  );
}
