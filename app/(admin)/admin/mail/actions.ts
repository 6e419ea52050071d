'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { retryMails } from '@/lib/domain/mail/retry';
import { type FormState, submit } from '@/lib/http/form';
import { MailKey } from '@/lib/http/mail-key';
import { sessionActor } from '@/lib/http/session';

const OneMail = z.object({ key: MailKey });

export async function tryAgain(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(OneMail, form, async ({ key }) => {
    await retryMails(await sessionActor(), key);
    revalidatePath('/admin/mail', 'layout');
    return undefined;
  });
}
