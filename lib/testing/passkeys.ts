import { env } from '@/lib/config/env';
import { db } from '@/lib/db/client';
import { addPasskey, offerPasskey } from '@/lib/domain/passkeys/add';
import { askToSignIn } from '@/lib/domain/passkeys/ask';
import type { TestUser } from './factories';
import { PasskeyDevice } from './passkey-device';
import { aVisitor } from './second-factor';

export const aDevice = () => new PasskeyDevice(env().GALLERY_URL);

/** Adds a passkey of a device's to somebody's account. */
export async function aPasskeyOf({ actor }: TestUser, { device = aDevice(), counter = 0 } = {}) {
  const { id, options } = await offerPasskey(actor);
  const response = device.make({ challenge: options.challenge, counter });
  await addPasskey(actor, { id, response, name: 'Laptop' });
  const { key } = await db().passkey.findUniqueOrThrow({ where: { credentialId: device.id } });
  return { key, device };
}

/** What a device answers who wants to sign in by it alone. */
export async function answerOf(
  device: PasskeyDevice,
  how: { counter?: number; userVerified?: boolean } = {},
) {
  const { id, options } = await askToSignIn(aVisitor().origin);
  return { id, response: device.sign({ challenge: options.challenge, ...how }) };
}

/** How many of what was tried at once was done. */
export const taken = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.filter(({ status }) => status === 'fulfilled').length;
