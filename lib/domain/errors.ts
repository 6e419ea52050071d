/**
 * Every way in which Lode refuses. Messages are for people: what is wrong and what to do, without a secret.
 * Which status a code has on the wire is known to `lib/http/errors.ts` alone.
 */
export type ErrorCode =
  | 'unauthenticated'
  | 'invalidApiKey'
  /** A push is refused with 401 for reasons of history; everything else with 403. */
  | 'pushForbidden'
  | 'forbidden'
  | 'notFound'
  | 'invalid'
  | 'conflict'
  | 'tooLarge'
  | 'invalidPackage'
  | 'tooManyTries'
  | 'storageFull'
  | 'busy'
  | 'proofNeeded';

export class DomainError extends Error {
  override name = 'DomainError';

  readonly code: ErrorCode;
  /** What the refusal is about: a form shows it beside the field of that name. */
  readonly field: string | undefined;
  /** After how long the same may be asked again. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, field?: string, retryAfterSeconds?: number) {
    super(message);
    this.code = code;
    this.field = field;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export const packageNotFound = (id: string) =>
  new DomainError('notFound', `There is no package "${id}" here. Check the spelling of its ID.`);

export const versionNotFound = (id: string, version: string) =>
  new DomainError('notFound', `Package "${id}" has no version "${version}" here.`);

export const noStableVersion = (id: string) =>
  new DomainError(
    'notFound',
    `Package "${id}" has no listed stable version here. Name the version that you want.`,
  );

export const nothingAt = (path: string) =>
  new DomainError(
    'notFound',
    `There is nothing at "${path}". The service index, /v3/index.json, says what is where.`,
  );

export const fileNotFound = (what: string) => new DomainError('notFound', `This version has no ${what}.`);

export const versionAlreadyExists = (id: string, version: string) =>
  new DomainError(
    'conflict',
    `${id} ${version} already exists and cannot be changed. Push it under a new version number.`,
  );

export const versionWasDeleted = (id: string, version: string) =>
  new DomainError(
    'conflict',
    `${id} ${version} was deleted, and its number cannot be used again. Push it under a new version number.`,
  );

export const apiKeyMissing = () =>
  new DomainError(
    'unauthenticated',
    'An API key is needed. Make one on the gallery under "API keys" and send it along.',
  );

export const apiKeyInvalid = () =>
  new DomainError(
    'invalidApiKey',
    'The API key is unknown, deleted or replaced. Make a new one on the gallery under "API keys".',
  );

export const packageLocked = (id: string) =>
  new DomainError('forbidden', `The package "${id}" is locked. Ask the gallery's administrators.`);

export const verificationKeySpent = () =>
  new DomainError(
    'invalidApiKey',
    'The verification key is unknown, expired or used: each is good for one time, within a day.',
  );

export const administratorsOnly = () =>
  new DomainError('forbidden', 'Only administrators of the gallery may do this.');

export const signInNeeded = () => new DomainError('unauthenticated', 'Sign in first.');

export const userAgentMissing = () =>
  new DomainError('invalid', 'The request names no client. Send a "User-Agent" header.');

export const requestTooLarge = (limitBytes: number) =>
  new DomainError('tooLarge', `The request is larger than ${limitBytes / 1024} KiB. Send less at a time.`);

export const noVersionsNamed = () =>
  new DomainError(
    'invalid',
    'No version was named. Send "versions[0]", "versions[1]" and so on.',
    'versions',
  );

export const tooManyVersions = (most: number) =>
  new DomainError('invalid', `At most ${most} versions can be changed at a time. Send fewer.`, 'versions');

export const otherReasonNeedsMessage = () =>
  new DomainError('invalid', 'Another reason than those named needs a message that tells it.', 'message');

export const deprecationMessageTooLong = (most: number) =>
  new DomainError('invalid', `The message may have at most ${most} characters.`, 'message');

export const alternateUnknown = (id: string, version?: string) =>
  new DomainError(
    'invalid',
    `There is no package "${id}"${version === undefined ? '' : ` ${version}`} here that could be used instead.`,
    'alternate',
  );

export const alternateIsItself = (id: string) =>
  new DomainError(
    'invalid',
    `"${id}" cannot be used instead of itself. Name another package, or a version that is not deprecated by this.`,
    'alternate',
  );

export const sourceUnreadable = (sentence: string) => new DomainError('invalid', sentence, 'source');

export const feedUnreadable = (address: string, why: string) =>
  new DomainError('invalid', `${address} cannot be read: ${why.replace(/\.$/, '')}.`, 'source');

export const feedRefused = (address: string, status: number) =>
  new DomainError(
    'invalid',
    `${address} answered ${status}. Give credentials that may read it, or better ones.`,
    'source',
  );

export const feedLacks = (address: string, resource: string) =>
  new DomainError(
    'invalid',
    `${address} is no service index of a NuGet feed that can be imported: it names no ${resource}.`,
    'source',
  );

export const importedOtherPackage = (id: string, version: string, came: string) =>
  new DomainError('invalidPackage', `In place of ${id} ${version} came ${came}.`);

export const importedOtherBytes = (id: string, version: string) =>
  new DomainError(
    'invalidPackage',
    `The bytes of ${id} ${version} are not those that its gallery knows by their hash.`,
  );

export const advisoryImported = (identifier: string, source: string) =>
  new DomainError(
    'conflict',
    `The advisory "${identifier}" was imported from ${source}, and only an import changes it. Choose another name for yours.`,
    'identifier',
  );

export const advisoryNotFound = (identifier: string) =>
  new DomainError('notFound', `There is no advisory "${identifier}" here.`);

export const invalidPackage = (reason: string) => new DomainError('invalidPackage', reason);

export const symbolsPackageMisplaced = () =>
  new DomainError(
    'invalidPackage',
    'This is a symbols package (.snupkg). Push the package itself (.nupkg) to this address.',
  );

export const signatureMissing = () =>
  new DomainError(
    'invalidPackage',
    'This gallery takes signed packages alone. Sign it with "dotnet nuget sign".',
  );

export const clientTooOld = (what: string, found: string, oldest: string) =>
  new DomainError(
    'invalid',
    found === ''
      ? `This gallery takes pushes only from clients that tell their ${what}, ${oldest} or newer. Update your client.`
      : `Your client's ${what} is ${found}, and this gallery takes pushes from ${oldest} on. Update your client.`,
  );

export const symbolsWithoutPackage = (id: string, version: string) =>
  new DomainError('notFound', `There is no ${id} ${version} here for these symbols. Push the package first.`);

export const symbolsBeingChecked = (id: string, version: string) =>
  new DomainError(
    'conflict',
    `Symbols of ${id} ${version} were pushed before and are being checked. Wait a moment, then push again.`,
  );

export const symbolsAlreadyHere = (id: string, version: string) =>
  new DomainError('conflict', `These symbols of ${id} ${version} are here already.`);

export const symbolsNotFound = (name: string) =>
  new DomainError('notFound', `There are no symbols "${name}" of this id and checksum here.`);

export const packageTooLarge = (limitBytes: number) =>
  new DomainError(
    'tooLarge',
    `The package is larger than ${limitBytes / 1_048_576} MiB, the most that this gallery takes.`,
  );

export const uploadTooLarge = (limitBytes: number) =>
  new DomainError(
    'tooLarge',
    `The upload is larger than a package of ${limitBytes / 1_048_576} MiB, the most that this gallery takes. Send the package alone.`,
  );

export const invalidId = (id: string) =>
  new DomainError(
    'invalidPackage',
    `"${id}" cannot be a package ID: up to 100 letters A to Z, digits and "_", in parts joined by single "." or "-".`,
  );

export const looksLikePopular = (id: string, popular: string) =>
  new DomainError(
    'invalidPackage',
    `People would take the new ID "${id}" for "${popular}", which is somebody else's. Choose an ID that is less like it.`,
  );

export const invalidVersion = (version: string) =>
  new DomainError('invalid', `"${version}" is not a version. A version looks like 1.2.3 or 1.2.3-beta.1.`);

export const storageFull = () =>
  new DomainError(
    'storageFull',
    'The gallery has no room left for packages. Ask its operator to make room, then push again.',
  );

export const galleryBusy = () =>
  new DomainError(
    'busy',
    'The gallery has too much to do at the moment. Try again in a few seconds.',
    undefined,
    5,
  );

export const tooManyTries = (waitSeconds: number) =>
  new DomainError(
    'tooManyTries',
    `There were too many tries. Wait ${waitWords(waitSeconds)}, then try again.`,
    undefined,
    waitSeconds,
  );

function waitWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (minutes > 120) return `${Math.ceil(minutes / 60)} hours`;
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}

export const nothingToReport = (id: string, version: string) =>
  new DomainError('conflict', `${id} ${version} is no longer to be had: there is nothing left to report.`);

export const ownersReport = (id: string) =>
  new DomainError(
    'forbidden',
    `You own "${id}" and can unlist and deprecate it yourself. Ask for what only administrators can do.`,
  );

export const looksAutomatic = () =>
  new DomainError(
    'invalid',
    'A field that people do not see was filled in, as programs do. Open the page anew and type it yourself.',
  );

export const ownersAlone = (id: string) =>
  new DomainError('forbidden', `Only owners of "${id}" may ask this.`);

export const reportNotFound = (key: number) =>
  new DomainError('notFound', `There is no report ${key} here. "lode report list --all" names all.`);

export const mailNotFound = (key: bigint) =>
  new DomainError('notFound', `There is no mail ${key} here. "lode mail list --all" names all.`);

export const mailSent = (key: bigint) =>
  new DomainError('conflict', `The mail ${key} was sent. What it said is no longer kept.`);

export const noMailServer = () =>
  new DomainError('conflict', 'This gallery sends no mail: set SMTP_URL, and start Lode again.');

export const invalidField = (field: string, sentence: string) => new DomainError('invalid', sentence, field);

export const apiKeyNotFound = () =>
  new DomainError('notFound', 'There is no such API key, or it is not yours.');
