import type { Metadata } from 'next';
import { NewPasswordForm } from '@/components/accounts/new-password-form';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { resetOver } from '@/lib/domain/account-errors';
import { findReset } from '@/lib/domain/accounts/reset-token';
import { findOnlyProvider } from '@/lib/domain/accounts/providers/find';
import { onlyByProvider } from '@/lib/domain/provider-errors';
import { chooseByLink } from './actions';

type Props = PageProps<'/reset-password/[token]'>;

export const metadata: Metadata = {
  title: 'Choose a new password',
  robots: { index: false },
  referrer: 'strict-origin',
};

export default async function ResetPasswordPage({ params }: Props) {
  const only = findOnlyProvider();
  if (only !== undefined) {
    return <PageTitle title="No passwords here" lead={onlyByProvider(only.name).message} />;
  }
  const { token } = await params;
  const reset = await findReset(token);
  if (reset === undefined) {
    return (
      <>
        <PageTitle title="Choose a new password" />
        <div className="mt-6 flex flex-col items-start gap-5">
          <Notice tone="warn" title="Nothing was changed">
            {resetOver().message}
          </Notice>
          <LinkButton href="/forgot-password">Ask for a new link</LinkButton>
        </div>
      </>
    );
  }
  return (
    <>
      <PageTitle
        title="Choose a new password"
        lead={`For the account ${reset.name}. All its sessions end, and you are signed in here.`}
      />
      <NewPasswordForm action={chooseByLink} username={reset.name} token={token} />
    </>
  );
}
