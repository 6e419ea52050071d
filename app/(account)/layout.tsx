import type { ReactNode } from 'react';
import { signOut } from '@/app/(auth)/sign-out/actions';
import { Header } from '@/components/layout/header';
import { Main } from '@/components/layout/main';
import { headerProps } from '@/lib/http/header';

export default async function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <Header {...await headerProps(signOut)} />
      <Main>{children}</Main>
    </>
  );
}
