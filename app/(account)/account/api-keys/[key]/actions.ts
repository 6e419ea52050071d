'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { deleteApiKey } from '@/lib/domain/api-keys/delete';
import { regenerateApiKey } from '@/lib/domain/api-keys/regenerate';
import { rowKey } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

const OneKey = z.object({ key: rowKey });

type RenewState = FormState & { made?: { name: string; secret: string } };

export async function renewKey(_previous: RenewState, form: FormData): Promise<RenewState> {
  return submit(OneKey, form, async ({ key }): Promise<RenewState> => {
    const made = await regenerateApiKey(await sessionActor(), key);
    revalidatePath('/account/api-keys', 'layout');
    return { made };
  });
}

export async function deleteKey(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(OneKey, form, async ({ key }) => {
    await deleteApiKey(await sessionActor(), key);
    revalidatePath('/account/api-keys');
    redirect('/account/api-keys?deleted');
  });
}
