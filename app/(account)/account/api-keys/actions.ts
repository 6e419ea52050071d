'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { createApiKey } from '@/lib/domain/api-keys/create';
import { revokeApiKey } from '@/lib/domain/api-keys/own-keys';
import { rowKey, text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

export type NewKeyState = FormState & {
  /** The secret of a key that was just made: shown this once. */
  made?: { name: string; secret: string };
};

const NewKey = z.object({
  name: text('the name', 1000),
  owner: rowKey,
  push: z.enum(['none', 'versions', 'all'], 'Choose what the key may push.'),
  unlist: z.stringbool('Choose whether the key may unlist.').optional(),
  globs: text('the package IDs', 20_000)
    .transform((globs) => globs.split(/[\s,;]+/).filter((glob) => glob !== ''))
    .refine((globs) => globs.length > 0, 'Name at least one pattern; * covers every package.'),
  days: z.coerce.number('Give the number of days.').int('Give a whole number of days.'),
});

export async function makeKey(_previous: NewKeyState, form: FormData): Promise<NewKeyState> {
  return submit(NewKey, form, async (input): Promise<NewKeyState> => {
    const { secret } = await createApiKey(await sessionActor(), {
      name: input.name,
      ownerKey: input.owner,
      actions: [
        ...(input.push === 'all' ? (['push'] as const) : []),
        ...(input.push === 'versions' ? (['pushVersion'] as const) : []),
        ...(input.unlist === true ? (['unlist'] as const) : []),
      ],
      globs: input.globs,
      days: input.days,
    });
    revalidatePath('/account/api-keys');
    return { made: { name: input.name, secret } };
  });
}

const OneKey = z.object({ key: rowKey });

export async function revokeKey(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(OneKey, form, async ({ key }) => {
    await revokeApiKey(await sessionActor(), key);
    revalidatePath('/account/api-keys');
    return undefined;
  });
}
