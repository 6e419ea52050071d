import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { AuthenticatorSection } from '@/components/accounts/authenticator-section';
import { PasskeySection } from '@/components/accounts/passkey-section';
import { RecoveryCodeSection } from '@/components/accounts/recovery-code-section';
import { SecondFactorSection } from '@/components/accounts/second-factor-section';
import { findOnlyProvider } from '@/lib/domain/accounts/providers/find';
import { takesPasskeys } from '@/lib/domain/passkeys/relying-party';
import { getOwnFactors } from '@/lib/domain/second-factor/overview';
import { signedInActor } from '@/lib/http/session';
import {
  askForNewPasskey,
  keepPasskey,
  remove,
  removeApp,
  rename,
  renewCodes,
  turnOff,
  turnOn,
} from './actions';

export const metadata: Metadata = { title: 'Security' };

export default async function SecurityPage() {
  const actor = await signedInActor('/account/security');
  const factors = await getOwnFactors(actor);
  const only = findOnlyProvider();
  const hasPasskey = factors.passkeys.length > 0 && takesPasskeys();
  return (
    <AccountPage
      title="Security"
      lead={`What you sign in with, beside ${only?.name ?? 'your password'}.`}
      current="/account/security"
    >
      <SecondFactorSection
        on={factors.on}
        demanded={factors.demanded}
        lacking={actor.lacksSecondFactor}
        hasPasskey={hasPasskey}
        first={only === undefined ? 'your password' : `your sign-in at ${only.name}`}
        passkeysPossible={takesPasskeys()}
        turnOn={turnOn}
        turnOff={turnOff}
      />
      <AuthenticatorSection authenticator={factors.authenticator} removable={hasPasskey} remove={removeApp} />
      {only === undefined && (
        <PasskeySection
          passkeys={factors.passkeys}
          possible={takesPasskeys()}
          ask={askForNewPasskey}
          add={keepPasskey}
          rename={rename}
          remove={remove}
        />
      )}
      {factors.on && <RecoveryCodeSection left={factors.recoveryCodesLeft} renew={renewCodes} />}
    </AccountPage>
  );
}
