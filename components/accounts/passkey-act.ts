import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import type { FormState } from '@/components/ui/form-state';

/** What the gallery says to a browser that wants to ask a passkey something. */
export type Asked<Options> = FormState & { asked?: { id: string; options: Options } };

export type Ask<Options> = () => Promise<Asked<Options>>;

export type SignOptions = PublicKeyCredentialRequestOptionsJSON;

export type MakeOptions = PublicKeyCredentialCreationOptionsJSON;

/** Has one of the person's passkeys sign, or the device make one. */
export function actByPasskey(options: SignOptions | MakeOptions): Promise<unknown> {
  return 'rp' in options
    ? startRegistration({ optionsJSON: options })
    : startAuthentication({ optionsJSON: options });
}

/** What a browser's refusal means to the person: https://www.w3.org/TR/webauthn-3/#sctn-createCredential */
export function passkeyProblem(error: unknown): string {
  if (typeof PublicKeyCredential === 'undefined')
    return 'This browser has no passkeys here. Use another one.';
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidStateError') return 'This device has a passkey of your account already.';
  if (name === 'NotAllowedError' || name === 'AbortError') {
    return 'The browser got no passkey: you left, waited too long, or have none for this gallery here. Try again.';
  }
  if (name === 'SecurityError') return 'The browser takes no passkeys at this address of the gallery.';
  return 'The passkey could not be used. Try again, or use another one.';
}
