import { z } from 'zod';
import { listMembers } from '@/lib/domain/organizations/member-list';
import { listWaitingInvitations } from '@/lib/domain/organizations/waiting-invitations';
import { organizationPath } from '@/lib/format/paths';
import { orNotFound } from '@/lib/http/page';
import { fullActor } from '@/lib/http/session';

const pageNumber = z.coerce.number().int().min(1).max(1_000_000).catch(1);

const Asked = z.object({
  /** A part of a name. */
  q: z.string().max(1000).catch(''),
  page: pageNumber,
  /** Which page of the invitations that wait. */
  waiting: pageNumber,
});

/** The members of an organization, and for who may manage them, who was invited. */
export async function loadMembers(name: string, parameters: Record<string, unknown>) {
  const actor = await fullActor(organizationPath(name, 'members'));
  const asked = Asked.parse(parameters);
  const list = await orNotFound(listMembers(actor, name, { page: asked.page, text: asked.q }));
  const waiting = list.mayManage ? await listWaitingInvitations(actor, name, asked.waiting) : undefined;
  return { list, waiting, asked };
}
