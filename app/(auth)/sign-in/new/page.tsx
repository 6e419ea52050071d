import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { NewcomerForm } from '@/components/accounts/newcomer-form';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { signInOver } from '@/lib/domain/account-errors';
import { findOnlyProvider } from '@/lib/domain/accounts/providers/find';
import { findNewcomer } from '@/lib/domain/accounts/providers/join';
import { problemSentence } from '@/lib/domain/provider-errors';
import { withReturn } from '@/lib/http/return-path';
import { sessionActor } from '@/lib/http/session';
import { newcomerId } from '@/lib/http/visitor';
import { join } from './actions';

type Props = PageProps<'/sign-in/new'>;

export const metadata: Metadata = { title: 'New here' };

export default async function NewcomerPage({ searchParams }: Props) {
  const { returnTo } = await searchParams;
  const asked = typeof returnTo === 'string' ? returnTo : undefined;
  if ((await sessionActor()).kind === 'user') redirect('/sign-in/link');
  const newcomer = await findNewcomer(await newcomerId());
  if (newcomer === undefined) {
    return (
      <>
        <PageTitle title="This sign-in is over" lead={signInOver().message} />
        <div className="mt-6">
          <LinkButton href="/sign-in">Sign in</LinkButton>
        </div>
      </>
    );
  }
  const { provider, identity, state } = newcomer;
  const refusal = state === 'welcome' ? undefined : problemSentence(state, provider);
  return (
    <>
      <PageTitle
        title={state === 'welcome' ? 'Choose your name' : 'Not linked yet'}
        lead={`${provider} says that you are ${identity}.`}
      />
      {refusal !== undefined && (
        <div className="mt-6">
          <Notice tone="warn" title={refusal} />
        </div>
      )}
      {state === 'welcome' && <NewcomerForm action={join} newcomer={newcomer} returnTo={asked} />}
      {findOnlyProvider() === undefined && (
        <section aria-labelledby="own-account" className="mt-10 max-w-field">
          <h2 id="own-account" className="text-lg font-semibold">
            You have an account here?
          </h2>
          <p className="mt-2 mb-4">
            Sign in to it as you always do. Then you can link {provider} to it, and sign in by either.
          </p>
          <LinkButton href={withReturn('/sign-in', '/sign-in/link')}>Sign in to link {provider}</LinkButton>
        </section>
      )}
    </>
  );
}
