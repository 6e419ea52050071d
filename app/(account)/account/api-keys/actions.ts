'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { revokeApiKey } from '@/lib/domain/api-keys/own-keys';
import { rowKey } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

const OneKey = z.object({ key: rowKey });

export async function revokeKey(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(OneKey, form, async ({ key }) => {
    await revokeApiKey(await sessionActor(), key);
    revalidatePath('/account/api-keys', 'layout');
    return undefined;
  });
}
