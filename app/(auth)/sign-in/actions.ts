'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { signIn } from '@/lib/domain/accounts/sign-in';
import { askToSignIn, type PasskeyRequest } from '@/lib/domain/passkeys/ask';
import { signInByPasskey } from '@/lib/domain/passkeys/sign-in';
import { askPasskeyFor, type Asking } from '@/lib/http/ask-passkey';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { requestOrigin } from '@/lib/http/origin';
import { passkeyAnswer } from '@/lib/http/passkey-fields';
import { leave } from '@/lib/http/provider';
import { providerOf, returnOf } from '@/lib/http/provider-form';
import { toPath, withReturn } from '@/lib/http/return-path';
import { rememberSignIn, requestVisitor } from '@/lib/http/visitor';

// A longer one is no path of this site: it leads home.
const returnTo = z.string().max(2000).optional().catch(undefined);

const SignIn = z.object({
  name: text('your name or e-mail address', 300).trim().min(1, 'Give your name or e-mail address.'),
  password: text('your password', 1000).min(1, 'Give your password.'),
  returnTo,
});

export async function signInByPassword(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(SignIn, form, async ({ name, password, returnTo }) => {
    const next = await rememberSignIn(await signIn(name, password, await requestVisitor()));
    redirect(next === undefined ? toPath(returnTo, '/') : withReturn(next, returnTo));
  });
}

export async function signInElsewhere(form: FormData): Promise<void> {
  redirect(await leave(providerOf(form), 'signIn', returnOf(form, '/')));
}

export async function askPasskey(): Promise<Asking<PasskeyRequest>> {
  return askPasskeyFor(async () => askToSignIn(await requestOrigin()));
}

const Passkey = z.object({ ...passkeyAnswer, returnTo });

export async function signInByPasskeyAlone(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Passkey, form, async ({ returnTo, ...answer }) => {
    const id = await signInByPasskey(answer, await requestVisitor());
    await rememberSignIn({ kind: 'session', id });
    redirect(toPath(returnTo, '/'));
  });
}
