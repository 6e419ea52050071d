'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { InvitedState } from '@/components/owners/invite-owner-form';
import { type TransferWarning, transferWarning } from '@/components/owners/transfer-words';
import type { Actor } from '@/lib/domain/actor';
import { cancelOwnerInvitation } from '@/lib/domain/owners/cancel';
import { inviteOwner } from '@/lib/domain/owners/invite';
import { mayLookAtOwners } from '@/lib/domain/owners/ownership';
import { previewInvitation } from '@/lib/domain/owners/preview';
import { removeOwner } from '@/lib/domain/owners/remove';
import { packagePath } from '@/lib/format/paths';
import { rowKey, text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { toPath } from '@/lib/http/return-path';
import { sessionActor } from '@/lib/http/session';

const id = text('the package ID', 1000);

/** Whatever the casing of the address. */
const renew = () => revalidatePath('/packages/[id]/owners', 'page');

const NewOwner = z.object({
  id,
  who: text('a name', 1000),
  message: z.string().default(''),
  leaver: z
    .string()
    .max(1000)
    .default('')
    .transform((name) => (name === '' ? undefined : name)),
  /** What was told of a transfer, from the button that does it. */
  sure: z.string().max(1000).optional().catch(undefined),
});

type NewOwner = z.infer<typeof NewOwner>;

export async function invite(_previous: InvitedState, form: FormData): Promise<InvitedState> {
  return submit(NewOwner, form, async ({ id, sure, ...invitation }): Promise<InvitedState> => {
    const actor = await sessionActor();
    const warning = await findWarning(actor, id, invitation);
    if (warning !== undefined && warning.sure !== sure) {
      return { warning, values: { ...invitation, leaver: invitation.leaver ?? '' } };
    }
    const did = await inviteOwner(actor, id, invitation);
    if (!(await mayLookAtOwners(actor, id))) redirect(toPath(packagePath(id), '/'));
    renew();
    return { invited: { who: invitation.who.trim(), did } };
  });
}

/** What is told before a package is transferred; nothing where it is refused, of which its refusal tells. */
async function findWarning(
  actor: Actor,
  id: string,
  { who, leaver }: Pick<NewOwner, 'who' | 'leaver'>,
): Promise<TransferWarning | undefined> {
  if (leaver === undefined) return undefined;
  const preview = await previewInvitation(actor, [id], { who, leaver });
  const [line] = preview.lines;
  if (line === undefined || line.whyNot !== undefined) return undefined;
  const { atOnce, who: name } = preview;
  return transferWarning({ id: line.id, who: name, leaver, atOnce, losesMark: line.losesMark });
}

export async function cancel(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(z.object({ key: rowKey }), form, async ({ key }) => {
    await cancelOwnerInvitation(await sessionActor(), key);
    renew();
    return undefined;
  });
}

export async function remove(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(z.object({ id, name: text('the name of the owner', 1000) }), form, async ({ id, name }) => {
    const actor = await sessionActor();
    await removeOwner(actor, id, name);
    // Who left sees this page no more.
    if (!(await mayLookAtOwners(actor, id))) redirect(toPath(packagePath(id), '/'));
    renew();
    return undefined;
  });
}
