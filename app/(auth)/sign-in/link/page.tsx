import type { Metadata } from 'next';
import { LinkNewcomer } from '@/components/accounts/link-newcomer';
import { LinkButton } from '@/components/ui/link-button';
import { PageTitle } from '@/components/ui/page-title';
import { signInOver } from '@/lib/domain/account-errors';
import { findNewcomer } from '@/lib/domain/accounts/providers/join';
import { signedInActor } from '@/lib/http/session';
import { newcomerId } from '@/lib/http/visitor';
import { linkToAccount } from './actions';

export const metadata: Metadata = { title: 'Link a sign-in' };

export default async function LinkPage() {
  const { name } = await signedInActor('/sign-in/link');
  const newcomer = await findNewcomer(await newcomerId());
  if (newcomer === undefined) {
    return (
      <>
        <PageTitle title="This sign-in is over" lead={signInOver().message} />
        <div className="mt-6">
          <LinkButton href="/account/logins">See your linked sign-ins</LinkButton>
        </div>
      </>
    );
  }
  return (
    <>
      <PageTitle
        title={`Link ${newcomer.provider} to ${name}`}
        lead={`${newcomer.provider} says that you are ${newcomer.identity}. Whoever signs in there as this opens your account here.`}
      />
      <LinkNewcomer action={linkToAccount} provider={newcomer.provider} name={name} />
    </>
  );
}
