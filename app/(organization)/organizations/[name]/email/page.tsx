import { CancelAddressForm } from '@/components/accounts/cancel-address-form';
import { ChangeAddressForm } from '@/components/accounts/change-address-form';
import { ResendForm } from '@/components/accounts/resend-form';
import { OrganizationPage } from '@/components/organizations/organization-page';
import { Notice } from '@/components/ui/notice';
import { getOwnAddresses } from '@/lib/domain/accounts/address';
import { sendsMail } from '@/lib/domain/mail/outbox';
import { organizationPath } from '@/lib/format/paths';
import { decodePart } from '@/lib/http/params';
import { loadOrganization } from '../load';
import { cancelChange, changeOrganizationAddress, resend } from './actions';

type Props = PageProps<'/organizations/[name]/email'>;

export async function generateMetadata({ params }: Props) {
  return { title: `E-mail address of ${decodePart((await params).name)}` };
}

export default async function OrganizationEmailPage({ params }: Props) {
  const { actor, name, refusal } = await loadOrganization((await params).name, 'email');
  const { confirmed, pending } = await getOwnAddresses(actor, name);
  const manages = refusal === undefined;
  return (
    <OrganizationPage
      organization={{ name }}
      title="E-mail address"
      lead={<>Where mails about the organization go. Only its members see it. {refusal}</>}
      current={organizationPath(name, 'email')}
    >
      {confirmed !== undefined && (
        <p className="mt-6">
          The address is <strong className="font-medium wrap-anywhere">{confirmed}</strong>.
        </p>
      )}
      {pending !== undefined && (
        <div className="mt-6 flex flex-col gap-4">
          <Notice tone="warn" title={`${pending} is not confirmed yet`}>
            {sendsMail()
              ? 'An administrator of the organization has to open the mail that we sent there, follow its link, and press the button. '
              : 'This gallery sends no mail: ask its operator for the link. '}
            {confirmed === undefined
              ? 'Until then nothing can be published in the name of the organization.'
              : 'Until then the old address stays.'}
          </Notice>
          {manages && (
            <div className="flex flex-wrap gap-3">
              <ResendForm action={resend} sendsMail={sendsMail()} organization={name} />
              {confirmed !== undefined && <CancelAddressForm action={cancelChange} organization={name} />}
            </div>
          )}
        </div>
      )}
      {manages && (
        <ChangeAddressForm action={changeOrganizationAddress} sendsMail={sendsMail()} organization={name} />
      )}
    </OrganizationPage>
  );
}
