'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { addPasskey, offerPasskey, type PasskeyOffer } from '@/lib/domain/passkeys/add';
import { removePasskey, renamePasskey } from '@/lib/domain/passkeys/own';
import { removeAuthenticator } from '@/lib/domain/second-factor/authenticator';
import { renewRecoveryCodes } from '@/lib/domain/second-factor/recovery-codes';
import { turnOffSecondFactor, turnOnSecondFactor } from '@/lib/domain/second-factor/turn';
import { askPasskeyFor, type Asking } from '@/lib/http/ask-passkey';
import { rowKey, text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { newPasskeyAnswer } from '@/lib/http/passkey-fields';
import { sessionActor } from '@/lib/http/session';

type CodesState = FormState & {
  /** Recovery codes that were just made: shown this once. */
  codes?: string[];
};

const Nothing = z.object({});

export async function turnOn(_previous: CodesState, form: FormData): Promise<CodesState> {
  return submit(Nothing, form, async (): Promise<CodesState> => {
    const codes = await turnOnSecondFactor(await sessionActor());
    revalidatePath('/account/security');
    return { codes };
  });
}

export async function turnOff(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Nothing, form, async () => {
    await turnOffSecondFactor(await sessionActor());
    revalidatePath('/account/security');
    return undefined;
  });
}

export async function renewCodes(_previous: CodesState, form: FormData): Promise<CodesState> {
  return submit(Nothing, form, async (): Promise<CodesState> => {
    const codes = await renewRecoveryCodes(await sessionActor());
    revalidatePath('/account/security');
    return { codes };
  });
}

export async function removeApp(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Nothing, form, async () => {
    await removeAuthenticator(await sessionActor());
    revalidatePath('/account/security');
    return undefined;
  });
}

export async function askForNewPasskey(): Promise<Asking<PasskeyOffer>> {
  return askPasskeyFor(async () => offerPasskey(await sessionActor()));
}

const passkeyName = text('the name', 1000);

const NewPasskey = z.object({ ...newPasskeyAnswer, name: passkeyName });

export async function keepPasskey(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(NewPasskey, form, async (passkey) => {
    await addPasskey(await sessionActor(), passkey);
    revalidatePath('/account/security');
    return undefined;
  });
}

const Renaming = z.object({ key: rowKey, name: passkeyName });

export async function rename(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Renaming, form, async ({ key, name }) => {
    await renamePasskey(await sessionActor(), key, name);
    revalidatePath('/account/security');
    return undefined;
  });
}

export async function remove(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(z.object({ key: rowKey }), form, async ({ key }) => {
    await removePasskey(await sessionActor(), key);
    revalidatePath('/account/security');
    return undefined;
  });
}
