'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { acceptInvitation, declineInvitation } from '@/lib/domain/organizations/answer-invitation';
import { rowKey, text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

const ListedInvitation = z.object({ key: rowKey });
const LinkedInvitation = z.object({ token: text('the token of this invitation', 100) });

export async function accept(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(z.union([ListedInvitation, LinkedInvitation]), form, async (invitation) => {
    const { organization } = await acceptInvitation(await sessionActor(), invitation);
    redirect(`/organizations/${encodeURIComponent(organization)}/members`);
  });
}

export async function decline(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(ListedInvitation, form, async (invitation) => {
    await declineInvitation(await sessionActor(), invitation);
    redirect('/account/organizations');
  });
}

/** Works without an account, too: the link alone says whose invitation it is. */
export async function declineByLink(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(LinkedInvitation, form, async ({ token }) => {
    await declineInvitation(await sessionActor(), { token });
    redirect(`/account/organizations/invitations/${encodeURIComponent(token)}?declined`);
  });
}
