'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { InviteState } from '@/components/admin/invite-form';
import { withdrawInvitation } from '@/lib/domain/accounts/invitation-list';
import { inviteUser } from '@/lib/domain/accounts/invitations';
import { rowKey, text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

const NewInvitation = z.object({ email: text('the e-mail address', 320) });

export async function invite(_previous: InviteState, form: FormData): Promise<InviteState> {
  return submit(NewInvitation, form, async ({ email }): Promise<InviteState> => {
    const { address, link } = await inviteUser(await sessionActor(), email);
    revalidatePath('/admin/invitations');
    return { invited: { address, link } };
  });
}

const OneInvitation = z.object({ key: rowKey });

export async function withdraw(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(OneInvitation, form, async ({ key }) => {
    await withdrawInvitation(await sessionActor(), key);
    revalidatePath('/admin/invitations');
    return undefined;
  });
}
