import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import type { FormState } from '@/components/ui/form-state';

/** What the gallery says to a browser that wants to ask a passkey something. */
export type Asked<Options> = FormState & { asked?: { id: string; options: Options } };

export type Ask<Options> = () => Promise<Asked<Options>>;

export type SignOptions = PublicKeyCredentialRequestOptionsJSON;

export type MakeOptions = PublicKeyCredentialCreationOptionsJSON;

/** Loaded when it is needed, and not with the page. */
const library = () => import('@simplewebauthn/browser');

/** Has one of the person's passkeys sign. */
export async function signByPasskey(options: SignOptions): Promise<AuthenticationResponseJSON> {
  const { startAuthentication } = await library();
  return startAuthentication({ optionsJSON: options });
}

/** As `signByPasskey`, once the person chooses a passkey where the browser offers names; never where it does not. */
export async function signByAutofill(options: SignOptions): Promise<AuthenticationResponseJSON> {
  const { startAuthentication } = await library();
  return startAuthentication({ optionsJSON: options, useBrowserAutofill: true });
}

/** Has the person's device make a passkey. */
export async function makePasskey(options: MakeOptions): Promise<RegistrationResponseJSON> {
  const { startRegistration } = await library();
  return startRegistration({ optionsJSON: options });
}

/** No longer waits for whoever was asked. */
export async function stopAsking(): Promise<void> {
  const { WebAuthnAbortService } = await library();
  WebAuthnAbortService.cancelCeremony();
}

/** Whether this browser can offer passkeys where it offers names. */
export async function offersPasskeys(): Promise<boolean> {
  const { browserSupportsWebAuthnAutofill } = await library();
  return browserSupportsWebAuthnAutofill();
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
