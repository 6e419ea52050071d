'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { beginAuthenticator, confirmAuthenticator } from '@/lib/domain/second-factor/authenticator';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

type ConfirmState = FormState & {
  /** The app is in use. */
  done?: true;
  /** Recovery codes that were made with it: shown this once. */
  codes?: string[];
};

export async function beginApp(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(z.object({}), form, async () => {
    await beginAuthenticator(await sessionActor());
    revalidatePath('/account/security/authenticator');
    return undefined;
  });
}

const Code = z.object({ code: text('the code', 20).trim().min(1, 'Give the code.') });

export async function confirmApp(_previous: ConfirmState, form: FormData): Promise<ConfirmState> {
  return submit(Code, form, async ({ code }): Promise<ConfirmState> => {
    const codes = await confirmAuthenticator(await sessionActor(), code);
    revalidatePath('/account/security', 'layout');
    return { done: true, ...(codes !== undefined && { codes }) };
  });
}
