import type { Transaction } from '@/lib/db/transaction';
import { markdown } from '@/lib/mail/markdown';
import type { HeldOrganization } from './hold';
import { mailOrganization } from './mails';
import { roleWords } from './role-words';
import type { MemberRole } from './standing';

type Member = { name: string; role: MemberRole };

/** Tells the organization of a new member, and of the role that a member has from now on. */
export async function mailMember(
  tx: Transaction,
  organization: HeldOrganization,
  { name, role, before }: Member & { before?: MemberRole | undefined },
): Promise<void> {
  const what = before === undefined ? 'joined' : 'has another role in';
  await mailOrganization(tx, organization, {
    subject: `${name} ${what} ${organization.name}`,
    body: markdown`**${name}** is now ${roleWords[role]} of the organization **${organization.name}**${before === undefined ? '' : `, and was ${roleWords[before]} before`}.`,
  });
}

/** Tells the organization that somebody is no longer a member. Who was removed gets no mail. */
export async function mailMemberGone(
  tx: Transaction,
  organization: HeldOrganization,
  { name, by }: { name: string; by: string | undefined },
): Promise<void> {
  await mailOrganization(tx, organization, {
    subject: `${name} left ${organization.name}`,
    body:
      by === undefined
        ? markdown`**${name}** left the organization **${organization.name}**, and may no longer act in its name.`
        : markdown`**${by}** removed **${name}** from the organization **${organization.name}**: ${name} may no longer act in its name.`,
  });
}
