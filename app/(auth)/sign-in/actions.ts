'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { signIn } from '@/lib/domain/accounts/sign-in';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { leave } from '@/lib/http/provider';
import { providerOf, returnOf } from '@/lib/http/provider-form';
import { toPath, withReturn } from '@/lib/http/return-path';
import { rememberSignIn, requestVisitor } from '@/lib/http/visitor';

const SignIn = z.object({
  name: text('your name or e-mail address', 300).trim().min(1, 'Give your name or e-mail address.'),
  password: text('your password', 1000).min(1, 'Give your password.'),
  // A longer one is no path of this site: it leads home.
  returnTo: z.string().max(2000).optional().catch(undefined),
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
