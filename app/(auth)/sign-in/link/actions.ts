'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { linkNewcomer } from '@/lib/domain/accounts/providers/link';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';
import { forgetNewcomer, newcomerId } from '@/lib/http/visitor';

export async function linkToAccount(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(z.object({}), form, async () => {
    await linkNewcomer(await sessionActor(), await newcomerId());
    await forgetNewcomer();
    redirect('/account/logins');
  });
}
