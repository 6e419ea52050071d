'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { matchWords } from '@/components/accounts/match-words';
import { editApiKey } from '@/lib/domain/api-keys/edit';
import { findMatches } from '@/lib/domain/api-keys/matches';
import { getApiKey } from '@/lib/domain/api-keys/own-keys';
import { rowKey, ticked } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { networksField, patternsField } from '@/lib/http/key-fields';
import { foldPatterns } from '@/lib/http/key-patterns';
import { sessionActor } from '@/lib/http/session';

const ChangedKey = z.object({
  key: rowKey,
  globs: patternsField,
  networks: networksField,
  read: ticked,
  ask: z.literal('covers').optional(),
});

type ChangeState = FormState & { saved?: true; told?: string };

export async function changeKey(_previous: ChangeState, sent: FormData): Promise<ChangeState> {
  const form = foldPatterns(sent);
  return submit(ChangedKey, form, async ({ key, globs, networks, read, ask }): Promise<ChangeState> => {
    const actor = await sessionActor();
    if (ask === 'covers') {
      const { ownerKey } = await getApiKey(actor, key);
      const told = matchWords(await findMatches(actor, { ownerKey, globs }));
      const values = { globs: globs.join('\n'), networks: networks.join('\n'), read: String(read) };
      return { told, values };
    }
    await editApiKey(actor, key, { globs, networks, reads: read });
    revalidatePath('/account/api-keys', 'layout');
    return { saved: true };
  });
}
