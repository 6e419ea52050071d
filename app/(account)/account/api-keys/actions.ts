'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { createApiKey } from '@/lib/domain/api-keys/create';
import { revokeApiKey } from '@/lib/domain/api-keys/own-keys';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

export type NewKeyState = FormState & {
  /** The secret of a key that was just made: shown this once. */
  made?: { name: string; secret: string };
};

const NewKey = z.object({
  name: z.string().max(1000),
  owner: z.coerce.number().int(),
  push: z.enum(['none', 'versions', 'all']),
  unlist: z.stringbool().optional(),
  globs: z.string().max(20_000).default(''),
  days: z.coerce.number('Give the number of days.').int(),
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
      globs: input.globs.split(/[\s,;]+/),
      days: input.days,
    });
    revalidatePath('/account/api-keys');
    return { made: { name: input.name, secret } };
  });
}

const OneKey = z.object({ key: z.coerce.number().int() });

export async function revokeKey(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(OneKey, form, async ({ key }) => {
    await revokeApiKey(await sessionActor(), key);
    revalidatePath('/account/api-keys');
    return undefined;
  });
}
