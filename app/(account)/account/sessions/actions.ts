'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { endOtherSessions, endSessionByKey } from '@/lib/domain/accounts/own-sessions';
import { rowKey } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

const OneSession = z.object({ key: rowKey });

export async function endOne(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(OneSession, form, async ({ key }) => {
    await endSessionByKey(await sessionActor(), key);
    revalidatePath('/account/sessions');
    return undefined;
  });
}

export async function endOthers(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(z.object({}), form, async () => {
    await endOtherSessions(await sessionActor());
    revalidatePath('/account/sessions');
    return undefined;
  });
}
