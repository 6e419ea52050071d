'use server';

import { z } from 'zod';
import { changePassword } from '@/lib/domain/accounts/change-password';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

const NewPassword = z.object({ password: text('the password', 1000) });

export type PasswordState = FormState & { changed?: boolean };

export async function changeOwnPassword(_previous: PasswordState, form: FormData): Promise<PasswordState> {
  return submit(NewPassword, form, async ({ password }): Promise<PasswordState> => {
    await changePassword(await sessionActor(), password);
    return { changed: true };
  });
}
