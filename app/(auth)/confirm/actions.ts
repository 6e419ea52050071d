'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { proveByPassword } from '@/lib/domain/accounts/prove';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { leave } from '@/lib/http/provider';
import { providerOf, returnOf } from '@/lib/http/provider-form';
import { toPath } from '@/lib/http/return-path';
import { sessionActor } from '@/lib/http/session';

const Proof = z.object({
  password: text('your password', 1000).min(1, 'Give your password.'),
  returnTo: z.string().max(2000).optional().catch(undefined),
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
