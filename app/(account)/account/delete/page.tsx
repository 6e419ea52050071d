import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { DeleteAccountForm } from '@/components/accounts/delete-account-form';
import { LeavingConsequences } from '@/components/accounts/leaving-consequences';
import { Notice } from '@/components/ui/notice';
import { lastAdministrator } from '@/lib/domain/account-errors';
import { previewLeaving } from '@/lib/domain/accounts/leave';
import { provedActor } from '@/lib/http/session';
import { deleteAccount } from './actions';

export const metadata: Metadata = { title: 'Delete your account' };

export default async function DeleteAccountPage() {
  const actor = await provedActor('/account/delete');
  const leaving = await previewLeaving(actor);
  return (
    <AccountPage
      title="Delete your account"
      lead="There is no way back: neither you nor the administrators can undo it."
      current="/account/data"
    >
      <LeavingConsequences name={actor.name} leaving={leaving} />
      {leaving.lastAdministrator ? (
        <div className="mt-6">
          <Notice tone="warn" title="You cannot delete this account yet">
            {lastAdministrator().message}
          </Notice>
        </div>
      ) : (
        !actor.locked && (
          <DeleteAccountForm action={deleteAccount} name={actor.name} orphans={leaving.orphans.length} />
        )
      )}
    </AccountPage>
  );
}
