'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { signIn } from '@/lib/domain/accounts/sign-in';
import { type FormState, submit } from '@/lib/http/form';
import { requestOrigin } from '@/lib/http/origin';
import { toPath } from '@/lib/http/return-path';
import { rememberSession } from '@/lib/http/session';

const SignIn = z.object({
  name: z.string().trim().min(1, 'Give your name or e-mail address.').max(300),
  password: z.string().min(1, 'Give your password.').max(1000),
  returnTo: z.string().max(2000).optional(),
});

export async function signInByPassword(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(SignIn, form, async ({ name, password, returnTo }) => {
    await rememberSession(await signIn(name, password, await requestOrigin()));
    redirect(toPath(returnTo, '/'));
  });
}
