import type { Metadata } from 'next';
import { signOut } from '@/app/(auth)/sign-out/actions';
import { Header } from '@/components/layout/header';
import { Main } from '@/components/layout/main';
import { NothingHere } from '@/components/layout/nothing-here';
import { headerProps } from '@/lib/http/header';

export const metadata: Metadata = { title: 'Not found' };

export default async function NotFound() {
  return (
    <>
      <Header {...await headerProps(signOut)} />
      <Main>
        <NothingHere />
      </Main>
    </>
  );
}
