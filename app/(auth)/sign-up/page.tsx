import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignUpForm } from '@/components/accounts/sign-up-form';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { TextLink } from '@/components/ui/text-link';
import { env } from '@/lib/config/env';
import { getLeaveToSignUp } from '@/lib/domain/accounts/sign-up';
import { sendsMail } from '@/lib/domain/mail/outbox';
import { orRefusal } from '@/lib/http/page';
import { sessionActor } from '@/lib/http/session';
import { makeAccount } from './actions';

type Props = PageProps<'/sign-up'>;

export const metadata: Metadata = { title: 'Sign up', robots: { index: false }, referrer: 'strict-origin' };

export default async function SignUpPage({ searchParams }: Props) {
  if ((await sessionActor()).kind === 'user') redirect('/account/email');
  const { invitation } = await searchParams;
  const token = typeof invitation === 'string' ? invitation : undefined;
  const leave = await orRefusal(getLeaveToSignUp(token));

  return (
    <>
      <PageTitle
        title={`Sign up to ${env().GALLERY_NAME}`}
        lead={
          <>
            With an account you publish packages. You have one? <TextLink href="/sign-in">Sign in</TextLink>.
          </>
        }
      />
      {'refusal' in leave ? (
        <div className="mt-6">
          <Notice tone="info" title="You cannot sign up here">
            {leave.refusal}
          </Notice>
        </div>
      ) : (
        <SignUpForm
          action={makeAccount}
          invitation={token}
          invitedAddress={leave.value?.address}
          sendsMail={sendsMail()}
        />
      )}
    </>
  );
}
