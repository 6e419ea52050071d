'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { DoneToMany } from '@/components/owners/many-answer';
import type { ManyState } from '@/components/owners/many-form';
import { inviteToOwn } from '@/lib/domain/owners/invite';
import type { Outcome } from '@/lib/domain/owners/outcome';
import { removeFromPackages } from '@/lib/domain/owners/remove';
import { plural } from '@/lib/format/sentences';
import { text } from '@/lib/http/fields';
import { submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

const Many = z.object({
  id: z
    .union([z.string(), z.array(z.string())], 'Choose at least one package.')
    .transform((ids) => (typeof ids === 'string' ? [ids] : ids)),
  act: z.enum(['invite', 'transfer', 'remove'], 'Choose what to do.'),
  who: text('a name', 1000),
  leaver: z.string().max(1000).default(''),
  message: z.string().default(''),
});

type Input = z.infer<typeof Many>;

export async function change(_previous: ManyState, form: FormData): Promise<ManyState> {
  return submit(Many, form, async (input): Promise<ManyState> => {
    const outcomes = await run(input);
    revalidatePath('/account/packages');
    return { done: told(input.who.trim(), outcomes) };
  });
}

async function run({ id: ids, act, who, leaver, message }: Input): Promise<Outcome<Did>[]> {
  const actor = await sessionActor();
  if (act === 'remove') return removeFromPackages(actor, ids, who);
  return inviteToOwn(actor, ids, { who, message, leaver: act === 'transfer' ? leaver : undefined });
}

type Did = 'invited' | 'added' | 'removed';

const words: Record<Did, (who: string, packages: string) => string> = {
  invited: (who, packages) => `${who} is invited to own ${packages}`,
  added: (who, packages) => `${who} owns ${packages} now`,
  removed: (who, packages) => `${who} no longer owns ${packages}`,
};

function told(who: string, outcomes: readonly Outcome<Did>[]): DoneToMany {
  const done = outcomes.flatMap((outcome) => ('did' in outcome ? [outcome.did] : []));
  const refused = outcomes.flatMap((outcome) =>
    'refusal' in outcome ? [{ id: outcome.id, reason: outcome.refusal.message }] : [],
  );
  const [did] = done;
  const title = did === undefined ? 'Nothing was changed' : words[did](who, plural(done.length, 'package'));
  return { title, failed: did === undefined, refused };
}
