'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { matchWords } from '@/components/accounts/match-words';
import type { ApiKeyAction } from '@/lib/domain/actor';
import { createApiKey } from '@/lib/domain/api-keys/create';
import { findMatches } from '@/lib/domain/api-keys/matches';
import { networksField, patternsField } from '@/lib/http/key-fields';
import { rowKey, text, ticked } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { foldPatterns } from '@/lib/http/key-patterns';
import { sessionActor } from '@/lib/http/session';

export type NewKeyState = FormState & {
  /** The secret of a key that was just made: shown this once. */
  made?: { name: string; secret: string; pushes: boolean; reads: boolean };
  /** What its patterns cover, where that was asked without script. */
  told?: string;
};

const NewKey = z.object({
  name: text('the name', 1000),
  owner: rowKey,
  push: z.enum(['none', 'versions', 'all'], 'Choose what the key may push.'),
  unlist: ticked,
  read: ticked,
  globs: patternsField,
  networks: networksField,
  days: z.coerce.number('Give the number of days.').int('Give a whole number of days.'),
  ask: z.literal('covers').optional(),
});

type Input = z.infer<typeof NewKey>;

export async function makeKey(_previous: NewKeyState, sent: FormData): Promise<NewKeyState> {
  const form = foldPatterns(sent);
  return submit(NewKey, form, async (input): Promise<NewKeyState> => {
    const actor = await sessionActor();
    const { name, owner: ownerKey, globs, networks, days } = input;
    if (input.ask === 'covers') {
      return { told: matchWords(await findMatches(actor, { ownerKey, globs })), values: textsOf(form) };
    }
    const actions = actionsOf(input);
    const { secret } = await createApiKey(actor, { name, ownerKey, actions, globs, networks, days });
    revalidatePath('/account/api-keys');
    return { made: { name, secret, pushes: input.push !== 'none', reads: input.read } };
  });
}

function actionsOf({ push, unlist, read }: Input): ApiKeyAction[] {
  const pushing = { none: [], versions: ['pushVersion'], all: ['push'] } as const;
  return [...pushing[push], ...(unlist ? (['unlist'] as const) : []), ...(read ? (['read'] as const) : [])];
}

/** What was typed and chosen; what begins with "$" names the action. */
const textsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' && !name.startsWith('$') ? [[name, value]] : [],
    ),
  );
