/** The part of the catalogue of `errors.ts` that tells of accounts. */
import { DomainError } from './errors';

export const accountLocked = (name: string) =>
  new DomainError('forbidden', `The account "${name}" is locked. Ask the gallery's administrators.`);

export const proofNeeded = () =>
  new DomainError(
    'proofNeeded',
    'Confirm that it is you: more than 15 minutes have passed since you last did.',
  );

export const secondFactorNeeded = () =>
  new DomainError(
    'forbidden',
    'This gallery asks for a second factor. Turn one on under "Security" in your account.',
  );

export const addressNeeded = () =>
  new DomainError('forbidden', 'Confirm your e-mail address first: see "E-mail address" in your account.');

export const wrongNameOrPassword = () =>
  new DomainError('invalid', 'Name and password do not go together. Check both and try again.');

export const signInOver = () =>
  new DomainError('invalid', 'This took longer than ten minutes, or was done already. Sign in again.');

export const wrongCode = () =>
  new DomainError(
    'invalid',
    'This is not the code that the app shows now, or it was used already. Wait for the next one and give that.',
    'code',
  );

export const wrongRecoveryCode = () =>
  new DomainError(
    'invalid',
    'This is none of your recovery codes, or it was used already. Each is good for one time.',
    'recoveryCode',
  );

export const authenticatorUnreadable = () =>
  new DomainError(
    'conflict',
    'The gallery can no longer read what it shares with your authenticator app. Use a recovery code or a passkey, then set the app up again.',
  );

export const noAuthenticatorBegun = () =>
  new DomainError('conflict', 'No authenticator app is being set up. Begin again.');

export const noAuthenticator = () => new DomainError('notFound', 'You have no authenticator app here.');

export const secondFactorOnAlready = () =>
  new DomainError('conflict', 'Your second factor is on already. Load the page again.');

export const secondFactorOff = () =>
  new DomainError('conflict', 'Your second factor is off. Turn it on first.');

export const noSecondFactor = () =>
  new DomainError('conflict', 'Add a passkey first, or set up an authenticator app.');

export const secondFactorDemanded = () =>
  new DomainError('forbidden', 'This gallery asks for a second factor, so yours cannot be turned off.');

export const lastSecondFactor = () =>
  new DomainError(
    'conflict',
    'This is your only second factor. Add another one first, or turn the second factor off.',
  );

export const passkeyUnknown = () =>
  new DomainError(
    'invalid',
    'This gallery does not know that passkey, or it was removed. Sign in another way, or use another passkey.',
  );

export const passkeyRefused = () =>
  new DomainError('invalid', 'What the passkey answered does not prove who you are. Try again.');

export const passkeyCopied = () =>
  new DomainError(
    'forbidden',
    'This passkey seems to be a copy: another one was used after it. Use another way, then remove this passkey from your account.',
  );

export const passkeyTaken = () =>
  new DomainError('conflict', 'This passkey is here already. Use another device, or sign in with it.');

export const passkeyNotFound = () =>
  new DomainError('notFound', 'There is no such passkey, or it is not yours. Load the page again.');

export const tooManyPasskeys = (most: number) =>
  new DomainError('conflict', `An account has at most ${most} passkeys. Remove one first.`);

export const passkeysImpossible = () =>
  new DomainError(
    'conflict',
    'Passkeys need a gallery that is reached by https and a name. Ask the operator to set GALLERY_URL so.',
  );

export const wrongPassword = () =>
  new DomainError('invalid', 'This is not your password. Check it and try again.', 'password');

export const nameTaken = (name: string) =>
  new DomainError('conflict', `The name "${name}" is taken. Choose another one.`, 'name');

export const addressTaken = () =>
  new DomainError('conflict', 'This e-mail address belongs to another account. Use another one.', 'email');

export const ownAddress = () =>
  new DomainError(
    'conflict',
    'This is the address of your own account, and each account has its own. Give another one.',
    'email',
  );

export const accountNotFound = (name: string, field?: string) =>
  new DomainError('notFound', `There is no account "${name}".`, field);

export const firstStartOver = () =>
  new DomainError(
    'notFound',
    'This address is no longer good: it was used, it is older than a day, or there is an administrator already. Start Lode again for a new one.',
  );

export const sameAddress = () =>
  new DomainError('invalid', 'This is your address already. Give another one to change it.', 'email');

export const nothingToConfirm = () =>
  new DomainError('conflict', 'No address of yours waits to be confirmed.');

export const confirmationUnknown = () =>
  new DomainError(
    'notFound',
    'This link is not good: a newer mail took its place, the change was canceled, or the link was cut off. Open the link of the newest mail, or have one sent under "E-mail address" in your account.',
  );

export const confirmationOfOther = (name: string) =>
  new DomainError(
    'forbidden',
    `This link belongs to another account than "${name}", as which you are signed in. Sign out, sign in as the account that the mail names, and open the link again.`,
  );

export const confirmationOfOrganization = (name: string) =>
  new DomainError(
    'forbidden',
    `This link belongs to an organization of which "${name}", as which you are signed in, is no administrator. Sign in as one of its administrators, and open the link again.`,
  );

export const confirmationDone = () =>
  new DomainError('conflict', 'This address was confirmed before. There is nothing left to do.');

export const addressProvedByOther = () =>
  new DomainError(
    'conflict',
    'Another account has confirmed this address in the meantime. Give another address under "E-mail address" in your account, or sign in as that account.',
  );

export const resetOver = () =>
  new DomainError(
    'notFound',
    'This link is no longer good: it works once, and for an hour. Ask for a new one.',
  );

export const signUpClosed = () =>
  new DomainError(
    'forbidden',
    'Nobody can sign up here. Ask the administrators of the gallery for an account.',
  );

export const invitationNeeded = () =>
  new DomainError(
    'forbidden',
    'Whoever signs up here needs an invitation. Ask the administrators of the gallery for one.',
  );

export const invitationOver = () =>
  new DomainError(
    'notFound',
    'This invitation is no longer good: it was used, or is too old. Ask for a new one.',
  );

export const pictureMissing = () => new DomainError('invalid', 'Choose a picture first.', 'picture');

export const pictureTooLarge = () =>
  new DomainError('tooLarge', 'This picture is too large. Choose one of at most 2 MB.', 'picture');

export const pictureUnreadable = () =>
  new DomainError(
    'invalid',
    'This cannot be read as a picture. Choose a PNG, JPEG or WebP file of at most 30 million pixels.',
    'picture',
  );

export const pictureNotFound = () => new DomainError('notFound', 'There is no such picture here.');

export const foreignForm = () =>
  new DomainError(
    'forbidden',
    'This form did not come from a page of this gallery. Open its page, and send it again.',
  );

export const lastAdministrator = () =>
  new DomainError(
    'conflict',
    'You are the last administrator of this gallery. Make somebody else an administrator first.',
  );

export const wrongOwnName = (name: string) =>
  new DomainError('invalid', `Type the name of your account, "${name}", to say that you mean it.`, 'name');

export const orphansUndecided = () =>
  new DomainError('invalid', 'Choose what becomes of the packages that you alone own.', 'orphans');
