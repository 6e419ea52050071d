'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { makeFirstAdministrator } from '@/lib/domain/accounts/first-start';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { rememberSession } from '@/lib/http/session';
import { requestVisitor } from '@/lib/http/visitor';

const FirstAdministrator = z.object({
  token: text('the token of this address', 100),
  name: text('the name', 1000),
  email: text('the e-mail address', 1000),
  password: text('the password', 1000),
});

export async function makeAdministrator(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(FirstAdministrator, form, async ({ token, ...administrator }) => {
    await rememberSession(await makeFirstAdministrator(token, administrator, await requestVisitor()));
    redirect('/');
  });
}
