'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { makeFirstAdministrator } from '@/lib/domain/accounts/first-start';
import { type FormState, submit } from '@/lib/http/form';
import { requestOrigin } from '@/lib/http/origin';
import { rememberSession } from '@/lib/http/session';

const FirstAdministrator = z.object({
  token: z.string().max(100),
  name: z.string().max(1000),
  email: z.string().max(1000),
  password: z.string().max(1000),
});

export async function makeAdministrator(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(FirstAdministrator, form, async ({ token, ...administrator }) => {
    await rememberSession(await makeFirstAdministrator(token, administrator, await requestOrigin()));
    redirect('/');
  });
}
