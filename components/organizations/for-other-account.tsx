import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';

type Props = {
  /** As whom the reader is signed in. */
  name: string;
  /** Where the invitation was sent, if it is for whoever proves that address. */
  address: string | undefined;
};

/** Why somebody cannot accept, and how he can. */
export function ForOtherAccount({ name, address }: Props) {
  return (
    <div className="mt-6">
      <Notice tone="warn" title={`${name} cannot accept this`}>
        {address === undefined ? (
          <>It is for another account. Sign out, sign in as that one, and open the link again.</>
        ) : (
          <>
            It is for whoever has confirmed the address {address}. Confirm it under{' '}
            <TextLink href="/account/email">E-mail address</TextLink>, or sign in as the account that has, and
            open the link again.
          </>
        )}
      </Notice>
    </div>
  );
}
