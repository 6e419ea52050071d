import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { facts, markdown } from '@/lib/mail/markdown';
import { mailPerson } from '../organizations/mails';
import { findStanding } from '../organizations/standing';
import { listAdministrators } from './mail-about-key';
import { ownKeysPage } from './mails';

export type EndingKey = { name: string; ownerKey: number; expiresAt: Date };

const dayMs = 86_400_000;

/** Tells somebody which of his keys will end within days. */
export const tellOfEndingKeys = (tx: Transaction, creatorKey: number, keys: readonly EndingKey[]) =>
  tell(tx, creatorKey, keys, {
    subject: (count) => (count === 1 ? 'An API key ends soon' : `${count} API keys end soon`),
    advice: 'Whatever uses these keys is refused once they have ended. Give them new secrets in time:',
    when: daysLeft,
  });

/** Tells somebody which of his keys have ended. */
export const tellOfEndedKeys = (tx: Transaction, creatorKey: number, keys: readonly EndingKey[]) =>
  tell(tx, creatorKey, keys, {
    subject: (count) => (count === 1 ? 'An API key has ended' : `${count} API keys have ended`),
    advice:
      'Whatever uses these keys is refused. Give those new secrets that are needed, and delete the others:',
    when: momentOf,
  });

type Telling = {
  subject: (count: number) => string;
  advice: string;
  when: (expiresAt: Date) => string;
};

/** The maker reads of all his keys in one mail, the administrators of each organization of those that act for it. */
async function tell(
  tx: Transaction,
  creatorKey: number,
  keys: readonly EndingKey[],
  { subject, advice, when }: Telling,
): Promise<void> {
  if (keys.length === 0) return;
  const listOf = (some: readonly EndingKey[]) =>
    facts(some.map(({ name, expiresAt }) => [name, when(expiresAt)]));
  const organizations = await groupByOrganization(tx, creatorKey, keys);
  const left = organizations.filter(({ isMember }) => !isMember);
  const renewable = keys.filter((key) => !left.some(({ ownerKey }) => ownerKey === key.ownerKey));
  const parts = left.map(
    ({ name, theirs }) => markdown`
      You are no longer a member of ${name}: whatever uses these keys is refused, and you cannot give them new secrets. Delete them:

      ${listOf(theirs)}
    `,
  );
  if (renewable.length > 0) parts.unshift(markdown`${advice}\n\n${listOf(renewable)}`);
  await mailPerson(tx, creatorKey, {
    subject: subject(keys.length),
    body: markdown`
      ${parts.reduce((all, part) => markdown`${all}\n\n${part}`)}

      [See your API keys](${ownKeysPage()})
    `,
  });
  for (const { ownerKey, name, isMember, theirs } of organizations) {
    const maker = await nameOf(tx, creatorKey);
    const standing = isMember
      ? 'and can give them new secrets'
      : 'and is no longer a member: they are refused, and cannot be given new secrets';
    const mail = {
      subject: `${subject(theirs.length)}: ${name}`,
      body: markdown`
        ${maker} made these keys in the name of ${name}, ${standing}:

        ${listOf(theirs)}

        [See the API keys of ${name}](${env().GALLERY_URL}/organizations/${name}/api-keys)
      `,
    };
    for (const administrator of await listAdministrators(tx, ownerKey, [creatorKey])) {
      await mailPerson(tx, administrator, mail);
    }
  }
}

/** The organizations in whose name keys act, with those of each, and whether their maker is still a member. */
async function groupByOrganization(tx: Transaction, creatorKey: number, keys: readonly EndingKey[]) {
  const owners = new Set(keys.map(({ ownerKey }) => ownerKey));
  owners.delete(creatorKey);
  const groups = [];
  for (const ownerKey of owners) {
    groups.push({
      ownerKey,
      name: await nameOf(tx, ownerKey),
      isMember: (await findStanding(tx, creatorKey, ownerKey)) !== undefined,
      theirs: keys.filter((key) => key.ownerKey === ownerKey),
    });
  }
  return groups;
}

async function nameOf(tx: Transaction, key: number): Promise<string> {
  const { name } = await tx.account.findUniqueOrThrow({ where: { key }, select: { name: true } });
  return name;
}

function daysLeft(expiresAt: Date): string {
  const days = Math.max(1, Math.ceil((expiresAt.getTime() - Date.now()) / dayMs));
  return `in ${days === 1 ? 'a day' : `${days} days`}, ${momentOf(expiresAt)}`;
}

const momentOf = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
