'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { ReserveState } from '@/components/prefixes/reserve-form';
import { addPrefixOwner, removePrefixOwner } from '@/lib/domain/prefixes/owners';
import { releasePrefix, reservePrefix } from '@/lib/domain/prefixes/reserve';
import { text, ticked } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { toPath } from '@/lib/http/return-path';
import { sessionActor } from '@/lib/http/session';

const value = text('the prefix', 1000);

const NewPrefix = z.object({
  value,
  exact: ticked,
  shared: ticked,
  owners: text('the names of the owners', 1000).transform((names) =>
    names.split(/[\s,]+/).filter((name) => name !== ''),
  ),
});

export async function reserve(_previous: ReserveState, form: FormData): Promise<ReserveState> {
  return submit(NewPrefix, form, async (input): Promise<ReserveState> => {
    const reserved = await reservePrefix(await sessionActor(), input);
    revalidatePath('/admin/prefixes');
    return { reserved };
  });
}

const OneOwner = z.object({ value, owner: text('the name of an account', 1000) });

export async function addOwner(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(OneOwner, form, async (input) => {
    await addPrefixOwner(await sessionActor(), input);
    revalidatePath('/admin/prefixes/[value]', 'page');
    return undefined;
  });
}

export async function removeOwner(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(OneOwner, form, async (input) => {
    await removePrefixOwner(await sessionActor(), input);
    revalidatePath('/admin/prefixes/[value]', 'page');
    return undefined;
  });
}

export async function release(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(z.object({ value }), form, async (input) => {
    const released = await releasePrefix(await sessionActor(), input.value);
    redirect(toPath(`/admin/prefixes?released=${encodeURIComponent(released.value)}`, '/admin/prefixes'));
  });
}
