import type { Metadata } from 'next';
import { z } from 'zod';
import { AccountPage } from '@/components/accounts/account-page';
import { SecurityTable } from '@/components/accounts/security-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { TextLink } from '@/components/ui/text-link';
import { listSecurityRecords } from '@/lib/domain/accounts/security-log';
import { signedInActor } from '@/lib/http/session';

export const metadata: Metadata = { title: 'Security log' };

type Props = PageProps<'/account/security-log'>;

const Before = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt)
  .optional()
  .catch(undefined);

export default async function SecurityLogPage({ searchParams }: Props) {
  const actor = await signedInActor('/account/security-log');
  const before = Before.parse((await searchParams)['before']);
  const { records, next } = await listSecurityRecords(actor, before);
  return (
    <AccountPage
      title="Security log"
      lead="What happened to your account and what was done in your name. If something was not you, change your password and end all sessions."
      current="/account/security-log"
    >
      {records.length > 0 ? (
        <SecurityTable records={records} />
      ) : (
        <div className="mt-6">
          <EmptyState title="Nothing before this">
            <TextLink href="/account/security-log">Back to the newest</TextLink>
          </EmptyState>
        </div>
      )}
      {next !== undefined && (
        <p className="mt-6">
          <LinkButton href={`/account/security-log?before=${next}`}>Older</LinkButton>
        </p>
      )}
    </AccountPage>
  );
}
