'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { proveByPassword } from '@/lib/domain/accounts/prove';
import { askToProve, type PasskeyRequest } from '@/lib/domain/passkeys/ask';
import { proveByPasskey } from '@/lib/domain/passkeys/prove';
import { askPasskeyFor, type Asking } from '@/lib/http/ask-passkey';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { passkeyAnswer } from '@/lib/http/passkey-fields';
import { leave } from '@/lib/http/provider';
import { providerOf, returnOf } from '@/lib/http/provider-form';
import { toPath } from '@/lib/http/return-path';
import { sessionActor } from '@/lib/http/session';

// As long as the address of fifty packages whose owners are changed; a longer one is no path of this site.
const returnTo = z.string().max(8000).optional().catch(undefined);

const Proof = z.object({
  password: text('your password', 1000).min(1, 'Give your password.'),
  returnTo,
});

export async function confirmByPassword(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Proof, form, async ({ password, returnTo }) => {
    await proveByPassword(await sessionActor(), password);
    redirect(toPath(returnTo, '/account/sessions'));
  });
}

export async function confirmElsewhere(form: FormData): Promise<void> {
  redirect(await leave(providerOf(form), 'prove', returnOf(form, '/account/sessions')));
}

export async function askPasskey(): Promise<Asking<PasskeyRequest>> {
  return askPasskeyFor(async () => askToProve(await sessionActor()));
}

const Passkey = z.object({ ...passkeyAnswer, returnTo });

export async function confirmByPasskey(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Passkey, form, async ({ returnTo, ...answer }) => {
    await proveByPasskey(await sessionActor(), answer);
    redirect(toPath(returnTo, '/account/sessions'));
  });
}
