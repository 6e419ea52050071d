import { z } from 'zod';

/** What browsers send of a passkey, and nothing of it beside what is checked. */
const base64url = z.base64url().max(20_000);

const credential = { id: base64url, rawId: base64url, type: z.literal('public-key') };

/** Extensions are not asked for. */
const clientExtensionResults = z.unknown().transform(() => ({}));

const Assertion = z.object({
  ...credential,
  clientExtensionResults,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: z.exactOptional(base64url),
  }),
});

const Attestation = z.object({
  ...credential,
  clientExtensionResults,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.exactOptional(z.array(z.string().max(40)).max(10)),
  }),
});

const json = z
  .string()
  .max(60_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('This is no JSON.');
      return z.NEVER;
    }
  });

/** The answer of a passkey that was asked to sign, beside the id that came with the question. */
export const passkeyAnswer = { id: z.string().max(100), response: json.pipe(Assertion) };

/** The answer of a device that was asked to make a passkey. */
export const newPasskeyAnswer = { id: z.string().max(100), response: json.pipe(Attestation) };
