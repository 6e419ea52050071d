'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { unlinkLogin } from '@/lib/domain/accounts/providers/link';
import { rowKey } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { leave } from '@/lib/http/provider';
import { providerOf } from '@/lib/http/provider-form';
import { sessionActor } from '@/lib/http/session';

export async function linkElsewhere(form: FormData): Promise<void> {
  redirect(await leave(providerOf(form), 'link', '/account/logins'));
}

const OneLogin = z.object({ key: rowKey });

export async function unlink(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(OneLogin, form, async ({ key }) => {
    await unlinkLogin(await sessionActor(), key);
    revalidatePath('/account/logins');
    return undefined;
  });
}
