import type { Metadata } from 'next';
import { ConfirmAddressForm } from '@/components/accounts/confirm-address-form';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { getConfirmation } from '@/lib/domain/accounts/confirm-address';
import { orRefusal } from '@/lib/http/page';
import { signedInActor } from '@/lib/http/session';
import { confirm } from './actions';

type Props = PageProps<'/confirm-email/[token]'>;

export const metadata: Metadata = {
  title: 'Confirm your e-mail address',
  robots: { index: false },
  referrer: 'strict-origin',
};

export default async function ConfirmEmailPage({ params }: Props) {
  const { token } = await params;
  const actor = await signedInActor(`/confirm-email/${encodeURIComponent(token)}`);
  const found = await orRefusal(getConfirmation(actor, token));
  if ('refusal' in found) {
    return (
      <>
        <PageTitle title="Confirm your e-mail address" />
        <div className="mt-6 flex flex-col items-start gap-5">
          <Notice tone="warn" title="Nothing was confirmed">
            {found.refusal}
          </Notice>
          <LinkButton href="/account/email">To your e-mail address</LinkButton>
        </div>
      </>
    );
  }
  const { address, name, organization } = found.value;
  return (
    <>
      <PageTitle
        title={organization ? 'Confirm the address of an organization' : 'Confirm your e-mail address'}
        lead={`${address} becomes the address at which the ${organization ? 'organization' : 'account'} ${name} is reached.`}
      />
      <ConfirmAddressForm action={confirm} token={token} />
    </>
  );
}
