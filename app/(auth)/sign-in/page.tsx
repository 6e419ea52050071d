import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/accounts/sign-in-form';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { env } from '@/lib/config/env';
import { toPath } from '@/lib/http/return-path';
import { sessionActor } from '@/lib/http/session';
import { signInByPassword } from './actions';

type Props = PageProps<'/sign-in'>;

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: Props) {
  const { returnTo, ended } = await searchParams;
  const asked = typeof returnTo === 'string' ? returnTo : undefined;
  if ((await sessionActor()).kind === 'user') redirect(toPath(asked, '/'));

  return (
    <>
      <PageTitle title={`Sign in to ${env().GALLERY_NAME}`} />
      {ended !== undefined && (
        <div className="mt-6 max-w-field">
          <Notice tone="info" title="You are signed out">
            Your session ended, or the account it was of is gone.
          </Notice>
        </div>
      )}
      <SignInForm action={signInByPassword} returnTo={asked} />
    </>
  );
}
