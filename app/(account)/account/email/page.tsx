import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { CancelAddressForm } from '@/components/accounts/cancel-address-form';
import { ChangeAddressForm } from '@/components/accounts/change-address-form';
import { ResendForm } from '@/components/accounts/resend-form';
import { Notice } from '@/components/ui/notice';
import { getOwnAddresses } from '@/lib/domain/accounts/address';
import { sendsMail } from '@/lib/domain/mail/outbox';
import { signedInActor } from '@/lib/http/session';
import { cancelChange, changeOwnAddress, resend } from './actions';

export const metadata: Metadata = { title: 'E-mail address' };

export default async function EmailPage() {
  const { confirmed, pending } = await getOwnAddresses(await signedInActor('/account/email'));
  return (
    <AccountPage
      title="E-mail address"
      lead="Where you get mails of this gallery. Nobody else sees it."
      current="/account/email"
    >
      {confirmed !== undefined && (
        <p className="mt-6">
          Your address is <strong className="font-medium wrap-anywhere">{confirmed}</strong>.
        </p>
      )}
      {pending !== undefined && (
        <div className="mt-6 flex flex-col gap-4">
          <Notice tone="warn" title={`${pending} is not confirmed yet`}>
            {sendsMail()
              ? 'Open the mail that we sent there, follow its link, and press the button. '
              : 'This gallery sends no mail: ask its operator for the link. '}
            {confirmed === undefined
              ? 'Until then you cannot make API keys or publish packages.'
              : 'Until then your old address stays.'}
          </Notice>
          <div className="flex flex-wrap gap-3">
            <ResendForm action={resend} sendsMail={sendsMail()} />
            {confirmed !== undefined && <CancelAddressForm action={cancelChange} />}
          </div>
        </div>
      )}
      <ChangeAddressForm action={changeOwnAddress} sendsMail={sendsMail()} />
    </AccountPage>
  );
}
