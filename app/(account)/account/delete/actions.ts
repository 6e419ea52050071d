'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { deleteOwnAccount } from '@/lib/domain/accounts/leave';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { forgetSession, sessionActor } from '@/lib/http/session';

const Leaving = z.object({
  name: text('the name', 100),
  orphans: z.enum(['keep', 'unlist'], 'Choose what becomes of these packages.').optional(),
});

export async function deleteAccount(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Leaving, form, async (input) => {
    await deleteOwnAccount(await sessionActor(), input);
    await forgetSession();
    redirect('/account-deleted');
  });
}
