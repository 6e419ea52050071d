'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { showMembership } from '@/lib/domain/organizations/own';
import { text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

const Shown = z.object({ organization: text('the organization', 100), shown: z.stringbool() });

export async function show(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Shown, form, async (input) => {
    await showMembership(await sessionActor(), input);
    revalidatePath('/account/organizations');
    return undefined;
  });
}
