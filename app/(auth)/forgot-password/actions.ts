'use server';

import { z } from 'zod';
import { requestReset } from '@/lib/domain/accounts/reset-password';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { requestOrigin } from '@/lib/http/origin';

const Forgotten = z.object({
  name: text('your name or e-mail address', 300).trim().min(1, 'Give your name or e-mail address.'),
});

export type ForgottenState = FormState & { asked?: boolean };

export async function askForReset(_previous: ForgottenState, form: FormData): Promise<ForgottenState> {
  return submit(Forgotten, form, async ({ name }): Promise<ForgottenState> => {
    await requestReset({ who: name, origin: await requestOrigin() });
    return { asked: true };
  });
}
