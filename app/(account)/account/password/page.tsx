import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { NewPasswordForm } from '@/components/accounts/new-password-form';
import { waysToProve } from '@/lib/domain/accounts/prove';
import { findOnlyProvider } from '@/lib/domain/accounts/providers/find';
import { onlyByProvider } from '@/lib/domain/provider-errors';
import { provedActor } from '@/lib/http/session';
import { changeOwnPassword } from './actions';

export const metadata: Metadata = { title: 'Password' };

const leads = {
  another: 'A new password ends all your other sessions. API keys are not touched.',
  first: 'You have none yet. With one you can sign in by your name, too.',
};

export default async function PasswordPage() {
  const actor = await provedActor('/account/password');
  const { password } = await waysToProve(actor);
  const only = findOnlyProvider();
  return (
    <AccountPage
      title="Password"
      lead={only === undefined ? leads[password ? 'another' : 'first'] : onlyByProvider(only.name).message}
      current="/account/password"
    >
      {only === undefined && <NewPasswordForm action={changeOwnPassword} username={actor.name} />}
    </AccountPage>
  );
}
