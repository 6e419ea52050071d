import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { NewPasswordForm } from '@/components/accounts/new-password-form';
import { waysToProve } from '@/lib/domain/accounts/prove';
import { provedActor } from '@/lib/http/session';
import { changeOwnPassword } from './actions';

export const metadata: Metadata = { title: 'Password' };

export default async function PasswordPage() {
  const actor = await provedActor('/account/password');
  const { password } = await waysToProve(actor);
  return (
    <AccountPage
      title="Password"
      lead={
        password
          ? 'A new password ends all your other sessions. API keys are not touched.'
          : 'You have none yet. With one you can sign in by your name, too.'
      }
      current="/account/password"
    >
      <NewPasswordForm action={changeOwnPassword} username={actor.name} />
    </AccountPage>
  );
}
