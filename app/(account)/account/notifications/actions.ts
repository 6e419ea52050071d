'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { changeNotifications } from '@/lib/domain/accounts/notifications';
import { ticked } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

type Saved = FormState & { saved?: true };

const Choices = z.object({ emailAllowed: ticked, notifyPackagePushed: ticked });

export async function saveNotifications(_previous: Saved, form: FormData): Promise<Saved> {
  return submit(Choices, form, async (input): Promise<Saved> => {
    await changeNotifications(await sessionActor(), input);
    revalidatePath('/account/notifications');
    return { saved: true };
  });
}
