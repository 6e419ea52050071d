import type { Metadata } from 'next';
import { ForgotPasswordForm } from '@/components/accounts/forgot-password-form';
import { PageTitle } from '@/components/ui/page-title';
import { askForReset } from './actions';

export const metadata: Metadata = { title: 'Forgot your password', robots: { index: false } };

export default function ForgotPasswordPage() {
  return (
    <>
      <PageTitle
        title="Forgot your password"
        lead="We send a link to the confirmed e-mail address of your account. By it you choose a new password."
      />
      <ForgotPasswordForm action={askForReset} />
    </>
  );
}
