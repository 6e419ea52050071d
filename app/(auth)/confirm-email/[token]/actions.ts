'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { confirmAddress } from '@/lib/domain/accounts/confirm-address';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

const Confirmation = z.object({ token: text('the token of this address', 100) });

export async function confirm(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Confirmation, form, async ({ token }) => {
    await confirmAddress(await sessionActor(), token);
    redirect('/account/email');
  });
}
