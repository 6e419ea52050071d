'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { cancelAddressChange, changeAddress, resendConfirmation } from '@/lib/domain/accounts/address';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

const NewAddress = z.object({ email: text('the e-mail address', 1000) });

export async function changeOwnAddress(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(NewAddress, form, async ({ email }) => {
    await changeAddress(await sessionActor(), email);
    revalidatePath('/account/email');
    return undefined;
  });
}

export async function cancelChange(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(z.object({}), form, async () => {
    await cancelAddressChange(await sessionActor());
    revalidatePath('/account/email');
    return undefined;
  });
}

export type ResendState = FormState & { sent?: boolean };

export async function resend(_previous: ResendState, form: FormData): Promise<ResendState> {
  return submit(z.object({}), form, async (): Promise<ResendState> => {
    await resendConfirmation(await sessionActor());
    return { sent: true };
  });
}
