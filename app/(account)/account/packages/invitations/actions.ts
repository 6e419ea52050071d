'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { acceptOwnerships } from '@/lib/domain/owners/accept';
import { cancelOwnerInvitation } from '@/lib/domain/owners/cancel';
import { declineOwnerships } from '@/lib/domain/owners/decline';
import type { Outcome } from '@/lib/domain/owners/outcome';
import { plural } from '@/lib/format/sentences';
import { rowKey, text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

/** Also for who is refused: an invitation that is gone by now leaves the list. */
const renew = () => revalidatePath('/account/packages/invitations');

/** One invitation, or several at once. */
const Invitations = z.object({
  keys: text('the invitations', 10_000)
    .transform((keys) => keys.split(',').map(Number))
    .pipe(z.array(z.int32('Load the page again, and choose what it offers.'))),
});

export async function accept(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Invitations, form, async ({ keys }) => {
    renew();
    return refusalOf(keys, await acceptOwnerships(await sessionActor(), keys));
  });
}

export async function decline(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Invitations, form, async ({ keys }) => {
    renew();
    return refusalOf(keys, await declineOwnerships(await sessionActor(), keys));
  });
}

export async function cancel(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(z.object({ key: rowKey }), form, async ({ key }) => {
    await cancelOwnerInvitation(await sessionActor(), key);
    renew();
    return undefined;
  });
}

/** What could not be done, of which the first reason stands for all, and by which form. */
function refusalOf(keys: readonly number[], outcomes: readonly Outcome<string>[]): FormState | undefined {
  const [first, ...more] = outcomes.flatMap((outcome) =>
    'refusal' in outcome ? [outcome.refusal.message] : [],
  );
  if (first === undefined) return undefined;
  return {
    error: more.length === 0 ? first : `${first} So it is with ${plural(more.length, 'other package')}.`,
    values: { keys: keys.join(',') },
  };
}
