import { LinkButton } from '@/components/ui/link-button';

type Props = {
  /** Where the invitation was sent, if it is for whoever proves that address. */
  address: string | undefined;
  signIn: string;
  /** Left out where no account can be made by the invitation. */
  signUp: string | undefined;
};

/** How somebody who is not signed in comes to accept. */
export function InvitationWayIn({ address, signIn, signUp }: Props) {
  return (
    <div className="mt-6 flex flex-col gap-4">
      <p className="max-w-measure">
        {address === undefined
          ? 'Sign in as the account that is invited to accept.'
          : `The invitation is for whoever has confirmed the address ${address}. Sign in as that account to accept.`}
        {signUp !== undefined && ' Without one, make it with this address, which then counts as confirmed.'}
      </p>
      <div className="flex flex-wrap gap-3">
        {signUp !== undefined && (
          <LinkButton kind="primary" href={signUp}>
            Make an account
          </LinkButton>
        )}
        <LinkButton kind={signUp === undefined ? 'primary' : 'plain'} href={signIn}>
          Sign in to accept
        </LinkButton>
      </div>
    </div>
  );
}
