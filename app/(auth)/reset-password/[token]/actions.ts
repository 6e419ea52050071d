'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { resetPassword } from '@/lib/domain/accounts/reset-password';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { withReturn } from '@/lib/http/return-path';
import { rememberSignIn, requestVisitor } from '@/lib/http/visitor';

const NewPassword = z.object({
  token: text('the token of this address', 100),
  password: text('the password', 1000),
});

export async function chooseByLink(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(NewPassword, form, async ({ token, password }) => {
    const next = await rememberSignIn(await resetPassword(token, password, await requestVisitor()));
    redirect(next === undefined ? '/account/sessions' : withReturn(next, '/account/sessions'));
  });
}
