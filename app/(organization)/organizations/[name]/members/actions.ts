'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { InvitedState } from '@/components/organizations/invite-member-form';
import type { SavedState } from '@/components/ui/saved';
import { inviteMember } from '@/lib/domain/organizations/invite';
import { changeRole, leaveOrganization, removeMember } from '@/lib/domain/organizations/members';
import { cancelInvitation, resendInvitation } from '@/lib/domain/organizations/waiting-invitations';
import { rowKey, text } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

const organization = text('the name of the organization', 1000);
const member = text('the name of the member', 1000);
const role = z.enum(['administrator', 'collaborator'], 'Choose a role.');

/** Whatever the casing of the address, and whichever page of the list. */
const renew = () => revalidatePath('/organizations/[name]/members', 'page');

const NewMember = z.object({ organization, who: text('a name or an e-mail address', 1000), role });

export async function invite(_previous: InvitedState, form: FormData): Promise<InvitedState> {
  return submit(NewMember, form, async (input): Promise<InvitedState> => {
    const { role } = await inviteMember(await sessionActor(), input.organization, input);
    renew();
    return { invited: { who: input.who.trim(), role } };
  });
}

const OneInvitation = z.object({ organization, key: rowKey });

export async function resend(_previous: SavedState, form: FormData): Promise<SavedState> {
  return submit(OneInvitation, form, async ({ organization, key }): Promise<SavedState> => {
    await resendInvitation(await sessionActor(), organization, key);
    renew();
    return { saved: true };
  });
}

export async function cancel(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(OneInvitation, form, async ({ organization, key }) => {
    await cancelInvitation(await sessionActor(), organization, key);
    renew();
    return undefined;
  });
}

const NewRole = z.object({ organization, member, role });

export async function change(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(NewRole, form, async ({ organization, member, role }) => {
    await changeRole(await sessionActor(), organization, member, role);
    renew();
    return undefined;
  });
}

const OneMember = z.object({ organization, member });

export async function remove(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(OneMember, form, async ({ organization, member }) => {
    await removeMember(await sessionActor(), organization, member);
    renew();
    return undefined;
  });
}

export async function leave(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(z.object({ organization }), form, async ({ organization }) => {
    await leaveOrganization(await sessionActor(), organization);
    redirect('/account/organizations');
  });
}
