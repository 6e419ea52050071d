import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { EndOtherSessions } from '@/components/accounts/end-other-sessions';
import { SessionTable } from '@/components/accounts/session-table';
import { listSessions } from '@/lib/domain/accounts/own-sessions';
import { signedInActor } from '@/lib/http/session';
import { endOne, endOthers } from './actions';

export const metadata: Metadata = { title: 'Sessions' };

export default async function SessionsPage() {
  const sessions = await listSessions(await signedInActor('/account/sessions'));
  return (
    <AccountPage
      title="Sessions"
      lead="Where you are signed in. A session ends six hours after it was last used, and after 30 days in any case."
      current="/account/sessions"
    >
      <SessionTable sessions={sessions} end={endOne} />
      {sessions.length > 1 && <EndOtherSessions action={endOthers} others={sessions.length - 1} />}
    </AccountPage>
  );
}
