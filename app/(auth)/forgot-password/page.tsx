import type { Metadata } from 'next';
import { ForgotPasswordForm } from '@/components/accounts/forgot-password-form';
import { PageTitle } from '@/components/ui/page-title';
import { findOnlyProvider } from '@/lib/domain/accounts/providers/find';
import { sendsMail } from '@/lib/domain/mail/outbox';
import { onlyByProvider } from '@/lib/domain/provider-errors';
import { askForReset } from './actions';

export const metadata: Metadata = { title: 'Forgot your password', robots: { index: false } };

export default function ForgotPasswordPage() {
  const only = findOnlyProvider();
  if (only !== undefined) {
    return <PageTitle title="No passwords here" lead={onlyByProvider(only.name).message} />;
  }
  return (
    <>
      <PageTitle
        title="Forgot your password"
        lead={
          sendsMail()
            ? 'We send a link to the confirmed e-mail address of your account. By it you choose a new password.'
            : 'By a link you choose a new password. This gallery sends no mail: ask its operator for the link.'
        }
      />
      <ForgotPasswordForm action={askForReset} sendsMail={sendsMail()} />
    </>
  );
}
