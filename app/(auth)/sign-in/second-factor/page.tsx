import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SecondFactorByPasskey } from '@/components/accounts/passkey-buttons';
import { CodeForm, RecoveryCodeForm } from '@/components/accounts/second-factor-form';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { TextLink } from '@/components/ui/text-link';
import { findSecondFactorWays } from '@/lib/domain/second-factor/sign-in';
import { withReturn } from '@/lib/http/return-path';
import { pendingId } from '@/lib/http/visitor';
import { askPasskey, finishByCode, finishByPasskey, finishByRecoveryCode } from './actions';

type Props = PageProps<'/sign-in/second-factor'>;

export const metadata: Metadata = { title: 'Second factor' };

export default async function SecondFactorPage({ searchParams }: Props) {
  const { returnTo } = await searchParams;
  const asked = typeof returnTo === 'string' ? returnTo : undefined;
  const id = await pendingId();
  const ways = id === undefined ? undefined : await findSecondFactorWays(id);
  if (ways === undefined) redirect(withReturn('/sign-in', asked));

  return (
    <>
      <PageTitle
        title="One thing more"
        lead={`${ways.vouchedBy === undefined ? 'Your password is right' : `${ways.vouchedBy} knows you`}, ${ways.name}. Your account asks for a second factor, too.`}
      />
      <div className="mt-6 flex max-w-field flex-col gap-6">
        {ways.codeUnreadable && (
          <Notice tone="warn" title="Codes of your authenticator app cannot be checked any more">
            The gallery’s own secret has changed. Use a recovery code or a passkey, then set the app up again.
          </Notice>
        )}
        {ways.code && <CodeForm action={finishByCode} returnTo={asked} />}
        {ways.passkey && <SecondFactorByPasskey ask={askPasskey} action={finishByPasskey} returnTo={asked} />}
        <RecoveryCodeForm action={finishByRecoveryCode} returnTo={asked} folded={ways.code || ways.passkey} />
        <p className="text-sm">
          <TextLink href={withReturn('/sign-in', asked)}>Sign in as somebody else</TextLink>
        </p>
      </div>
    </>
  );
}
