import type { ReactNode } from 'react';
import { signOut } from '@/app/(auth)/sign-out/actions';
import { LockedNotice } from '@/components/accounts/locked-notice';
import { Header } from '@/components/layout/header';
import { Main } from '@/components/layout/main';
import { env } from '@/lib/config/env';
import { findLockReason } from '@/lib/domain/accounts/lock';
import { isForMembers } from '@/lib/domain/site/for-members';
import { headerProps } from '@/lib/http/header';
import { sessionActor } from '@/lib/http/session';

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const actor = await sessionActor();
  const locked = actor.kind === 'user' && actor.locked ? await findLockReason(actor.accountKey) : undefined;
  return (
    <>
      <Header {...await headerProps(signOut)} />
      <Main>
        {locked !== undefined && (
          <LockedNotice reason={locked} contact={env().OPERATOR_EMAIL} reads={!isForMembers()} />
        )}
        {children}
      </Main>
    </>
  );
}
