'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { askForSecondFactor, type PasskeyRequest } from '@/lib/domain/passkeys/ask';
import {
  signInByCode,
  signInByRecoveryCode,
  signInBySecondPasskey,
} from '@/lib/domain/second-factor/sign-in';
import { askPasskeyFor, type Asking } from '@/lib/http/ask-passkey';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { passkeyAnswer } from '@/lib/http/passkey-fields';
import { toPath } from '@/lib/http/return-path';
import { pendingId, rememberSignIn, requestVisitor } from '@/lib/http/visitor';

const returnTo = z.string().max(2000).optional().catch(undefined);

const Code = z.object({ code: text('the code', 20).trim().min(1, 'Give the code.'), returnTo });

export async function finishByCode(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Code, form, async ({ code, returnTo }) => {
    const id = await signInByCode(await pendingId(), code, await requestVisitor());
    await rememberSignIn({ kind: 'session', id });
    redirect(toPath(returnTo, '/'));
  });
}

const RecoveryCode = z.object({
  recoveryCode: text('the recovery code', 60).trim().min(1, 'Give a recovery code.'),
  returnTo,
});

export async function finishByRecoveryCode(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(RecoveryCode, form, async ({ recoveryCode, returnTo }) => {
    const id = await signInByRecoveryCode(await pendingId(), recoveryCode, await requestVisitor());
    await rememberSignIn({ kind: 'session', id });
    redirect(toPath(returnTo, '/'));
  });
}

export async function askPasskey(): Promise<Asking<PasskeyRequest>> {
  return askPasskeyFor(async () => askForSecondFactor(await pendingId()));
}

const Passkey = z.object({ ...passkeyAnswer, returnTo });

export async function finishByPasskey(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Passkey, form, async ({ returnTo, ...answer }) => {
    const id = await signInBySecondPasskey(await pendingId(), answer, await requestVisitor());
    await rememberSignIn({ kind: 'session', id });
    redirect(toPath(returnTo, '/'));
  });
}
