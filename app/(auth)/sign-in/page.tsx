import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PasskeyAutofill } from '@/components/accounts/passkey-autofill';
import { SignInByPasskey } from '@/components/accounts/passkey-buttons';
import { ProviderButtons } from '@/components/accounts/provider-buttons';
import { SignInForm } from '@/components/accounts/sign-in-form';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { TextLink } from '@/components/ui/text-link';
import { env } from '@/lib/config/env';
import { findOnlyProvider, listWaysIn } from '@/lib/domain/accounts/providers/find';
import { takesPasskeys } from '@/lib/domain/passkeys/relying-party';
import { isForMembers } from '@/lib/domain/site/for-members';
import { findProviderProblem } from '@/lib/http/provider-problem';
import { toPath } from '@/lib/http/return-path';
import { sessionActor } from '@/lib/http/session';
import { askPasskey, signInByPasskeyAlone, signInByPassword, signInElsewhere } from './actions';

type Props = PageProps<'/sign-in'>;

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: Props) {
  const parameters = await searchParams;
  const { returnTo, ended } = parameters;
  const asked = typeof returnTo === 'string' ? returnTo : undefined;
  if ((await sessionActor()).kind === 'user') redirect(toPath(asked, '/'));
  const problem = findProviderProblem(parameters);
  const providers = listWaysIn();

  return (
    <>
      <PageTitle
        title={`Sign in to ${env().GALLERY_NAME}`}
        lead={
          isForMembers()
            ? 'This gallery is for its members: its packages are shown once you signed in.'
            : undefined
        }
      />
      {ended !== undefined && (
        <div className="mt-6 max-w-field">
          <Notice tone="info" title="You are signed out">
            Your session ended, or the account it was of is gone.
          </Notice>
        </div>
      )}
      {problem !== undefined && (
        <div className="mt-6 max-w-measure">
          <Notice tone="warn" title="You are not signed in">
            {problem}
          </Notice>
        </div>
      )}
      {findOnlyProvider() === undefined && (
        <>
          <SignInForm action={signInByPassword} returnTo={asked} />
          <p className="mt-6 flex flex-wrap gap-x-5 gap-y-2 text-sm">
            <TextLink href="/forgot-password">Forgot your password?</TextLink>
            {env().SIGN_UP === 'open' && <TextLink href="/sign-up">Make an account</TextLink>}
          </p>
        </>
      )}
      {takesPasskeys() && findOnlyProvider() === undefined && (
        <div className="mt-6 flex max-w-field flex-col gap-4">
          <PasskeyAutofill ask={askPasskey} action={signInByPasskeyAlone} returnTo={asked} />
          <SignInByPasskey ask={askPasskey} action={signInByPasskeyAlone} returnTo={asked} />
        </div>
      )}
      {providers.length > 0 && (
        <div className="mt-8">
          <ProviderButtons
            providers={providers}
            verb="Sign in with"
            action={signInElsewhere}
            returnTo={asked}
          />
        </div>
      )}
    </>
  );
}
