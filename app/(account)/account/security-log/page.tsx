import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { SecurityTable } from '@/components/accounts/security-table';
import { ActivityFilters } from '@/components/activity/activity-filters';
import { NewerOlder } from '@/components/activity/newer-older';
import { NothingFits } from '@/components/activity/nothing-fits';
import { listSecurityRecords } from '@/lib/domain/accounts/security-log';
import { kindsOf } from '@/lib/domain/activity/kinds';
import { activityPlace, activityQuestion, waysOn } from '@/lib/http/activity-params';
import { signedInActor } from '@/lib/http/session';

export const metadata: Metadata = { title: 'Security log' };

type Props = PageProps<'/account/security-log'>;

const path = '/account/security-log';

export default async function SecurityLogPage({ searchParams }: Props) {
  const actor = await signedInActor(path);
  const asked = await searchParams;
  const { kind, from, to } = activityQuestion(asked);
  const question = { kind, from, to };
  const { records, ...page } = await listSecurityRecords(actor, question, activityPlace(asked));
  return (
    <AccountPage
      title="Security log"
      lead="What happened to your account, and what was done by you and in your name. If something was not you, change your password and end all sessions."
      current={path}
    >
      <ActivityFilters path={path} question={question} kinds={kindsOf.account} />
      {records.length > 0 ? <SecurityTable records={records} /> : <NothingFits path={path} />}
      <NewerOlder {...waysOn(path, question, page)} />
    </AccountPage>
  );
}
