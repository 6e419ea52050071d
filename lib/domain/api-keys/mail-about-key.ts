import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { type Markdown, markdown } from '@/lib/mail/markdown';
import { mailAccount } from '../accounts/mails';
import type { Actor } from '../actor';
import { mailPerson } from '../organizations/mails';

export type MailedKey = { name: string; creatorKey: number; ownerKey: number };

type KeyMail = {
  subject: string;
  /** `whose` names the key, and who made it for whom. */
  body: (told: { whose: Markdown }) => Markdown;
  /** Whether administrators are told even when they want no mails: for what cannot wait. */
  urgent?: boolean;
};

/**
 * Writes about a key to its maker, and where it acts for an organization to the administrators of that, who may want no
 * mails, except to the one who did it.
 */
export async function mailAboutKey(
  tx: Transaction,
  actor: Actor,
  { name, creatorKey, ownerKey }: MailedKey,
  { subject, body, urgent = false }: KeyMail,
): Promise<void> {
  const acting = ownerKey === creatorKey ? undefined : await namesOf(tx, creatorKey, ownerKey);
  const own = acting
    ? markdown`**${name}** of your account, in the name of ${acting.organization},`
    : markdown`**${name}** of your account`;
  const link = markdown`[See your API keys](${env().GALLERY_URL}/account/api-keys)`;
  await mailAccount(tx, creatorKey, { subject, body: withLink(body({ whose: own }), link) });
  if (acting === undefined) return;

  const { maker, organization } = acting;
  const theirs = markdown`**${name}**, which ${maker} made in the name of ${organization},`;
  const page = markdown`[See the API keys of ${organization}](${env().GALLERY_URL}/organizations/${organization}/api-keys)`;
  const mail = { subject: `${subject}: ${organization}`, body: withLink(body({ whose: theirs }), page) };
  const mailOne = urgent ? mailAccount : mailPerson;
  const doer = actor.kind === 'user' ? actor.accountKey : creatorKey;
  for (const administrator of await listAdministrators(tx, ownerKey, [creatorKey, doer])) {
    await mailOne(tx, administrator, mail);
  }
}

const withLink = (body: Markdown, link: Markdown) => markdown`
  ${body}

  ${link}
`;

async function namesOf(tx: Transaction, creatorKey: number, ownerKey: number) {
  const accounts = await tx.account.findMany({
    where: { key: { in: [creatorKey, ownerKey] } },
    select: { key: true, name: true },
  });
  const nameOf = (key: number) => accounts.find((account) => account.key === key)?.name ?? '';
  return { maker: nameOf(creatorKey), organization: nameOf(ownerKey) };
}

/** The administrators of an organization, but for some. */
export async function listAdministrators(
  tx: Transaction,
  organizationKey: number,
  but: readonly number[],
): Promise<number[]> {
  const found = await tx.membership.findMany({
    where: { organizationKey, role: 'administrator', memberKey: { notIn: [...but] } },
    orderBy: { memberKey: 'asc' },
    select: { memberKey: true },
  });
  return found.map(({ memberKey }) => memberKey);
}
