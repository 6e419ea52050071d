'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { confirmTransform } from '@/lib/domain/organizations/transform';
import {
  cancelTransform,
  rejectTransform,
  requestTransform,
} from '@/lib/domain/organizations/transform-requests';
import { organizationPath } from '@/lib/format/paths';
import { rowKey, text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { toPath } from '@/lib/http/return-path';
import { sessionActor } from '@/lib/http/session';

const Wish = z.object({ administrator: text('the future administrator', 100), name: text('the name', 100) });

export async function ask(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Wish, form, async (input) => {
    await requestTransform(await sessionActor(), input);
    revalidatePath('/account/transform');
    return undefined;
  });
}

export async function cancel(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(z.object({}), form, async () => {
    await cancelTransform(await sessionActor());
    revalidatePath('/account/transform');
    return undefined;
  });
}

const Answer = z.object({ account: rowKey });

export async function confirm(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Answer, form, async ({ account }) => {
    const name = await confirmTransform(await sessionActor(), account);
    redirect(toPath(organizationPath(name), '/account/transform'));
  });
}

export async function reject(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Answer, form, async ({ account }) => {
    await rejectTransform(await sessionActor(), account);
    redirect('/account/transform');
  });
}
