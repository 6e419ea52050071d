'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { joinByProvider } from '@/lib/domain/accounts/providers/join';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { toPath } from '@/lib/http/return-path';
import { rememberSession } from '@/lib/http/session';
import { forgetNewcomer, newcomerId, requestVisitor } from '@/lib/http/visitor';

const Join = z.object({
  name: text('the name', 1000),
  email: text('the e-mail address', 1000).optional(),
  returnTo: z.string().max(2000).optional().catch(undefined),
});

export async function join(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Join, form, async ({ name, email, returnTo }) => {
    const session = await joinByProvider(await newcomerId(), { name, email }, await requestVisitor());
    await forgetNewcomer();
    await rememberSession(session);
    redirect(toPath(returnTo, '/'));
  });
}
