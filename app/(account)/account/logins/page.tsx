import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { LoginTable } from '@/components/accounts/login-table';
import { ProviderButtons } from '@/components/accounts/provider-buttons';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { listWaysIn } from '@/lib/domain/accounts/providers/find';
import { listLogins } from '@/lib/domain/accounts/providers/link';
import { findProviderProblem } from '@/lib/http/provider-problem';
import { signedInActor } from '@/lib/http/session';
import { linkElsewhere, unlink } from './actions';

type Props = PageProps<'/account/logins'>;

export const metadata: Metadata = { title: 'Linked sign-ins' };

export default async function LoginsPage({ searchParams }: Props) {
  const logins = await listLogins(await signedInActor('/account/logins'));
  const problem = findProviderProblem(await searchParams);
  const providers = listWaysIn();
  return (
    <AccountPage
      title="Linked sign-ins"
      lead="Accounts elsewhere by which you sign in here. Whoever has one of them can open your account."
      current="/account/logins"
    >
      {problem !== undefined && (
        <div className="mt-6">
          <Notice tone="warn" title="Nothing was linked">
            {problem}
          </Notice>
        </div>
      )}
      <LoginTable logins={logins} unlink={unlink} />
      {providers.length > 0 && (
        <Section wide id="link-another" title="Link another one">
          <div className="mt-4">
            <ProviderButtons providers={providers} verb="Link" action={linkElsewhere} />
          </div>
        </Section>
      )}
    </AccountPage>
  );
}
