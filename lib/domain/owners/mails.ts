import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { type Markdown, markdown, quote } from '@/lib/mail/markdown';
import { mailAdministrators, mailPerson } from '../organizations/mails';
import { idsOf, type OwnedPackage, type Party } from './packages';

type Mail = { subject: string; body: Markdown };

/** Whom the mails of an account reach: a person himself, or each administrator of an organization. */
const mailParty = (tx: Transaction, party: Party, mail: Mail): Promise<void> =>
  party.kind === 'user' ? mailPerson(tx, party.key, mail) : mailAdministrators(tx, party, mail);

/** Writes one mail to everybody who owns any of some packages, himself or as an administrator, about those that he owns. */
async function mailOwners(
  tx: Transaction,
  packages: readonly OwnedPackage[],
  mailOf: (ids: readonly string[]) => Mail,
): Promise<void> {
  const told = await tx.$queryRaw<{ personKey: number; ids: string[] }[]>`
    select "personKey", array_agg(id order by id) as ids
    from (
      select owner."accountKey" as "personKey", package.id
      from "Package" package
      join "PackageOwner" owner on owner."packageKey" = package.key
      join "Account" account on account.key = owner."accountKey" and account.kind = 'user'
      where package.key = any(${packages.map(({ key }) => key)}::int[])
      union
      select membership."memberKey", package.id
      from "Package" package
      join "PackageOwner" owner on owner."packageKey" = package.key
      join "Membership" membership
        on membership."organizationKey" = owner."accountKey" and membership.role = 'administrator'
      where package.key = any(${packages.map(({ key }) => key)}::int[])
    ) told
    group by "personKey" order by "personKey"`;
  for (const { personKey, ids } of told) await mailPerson(tx, personKey, mailOf(ids));
}

/** What a subject calls some packages. */
const shortly = (ids: readonly string[]) => (ids.length === 1 ? (ids[0] ?? '') : `${ids.length} packages`);

const mostNamed = 20;

/** What a text calls them. */
function named(ids: readonly string[]): Markdown {
  if (ids.length === 1) return markdown`**${ids[0] ?? ''}**`;
  const more = ids.length - mostNamed;
  return markdown`**${ids.slice(0, mostNamed).join(', ')}**${more > 0 ? ` and ${more} more packages` : ''}`;
}

const requestsPage = () => `${env().GALLERY_URL}/account/packages/invitations`;

/** Where owners of packages are decided on. */
const ownersPage = ([id, ...more]: readonly string[]) =>
  more.length > 0 || id === undefined
    ? `${env().GALLERY_URL}/account/packages`
    : `${env().GALLERY_URL}/packages/${encodeURIComponent(id)}/owners`;

export type Asking = {
  candidate: Party;
  /** What the mails call whoever asks. */
  inviter: string;
  message: string;
  leaver: Party | undefined;
};

/** Asks somebody to own packages, and tells those who own them that he was asked. */
export async function mailInvited(
  tx: Transaction,
  packages: readonly OwnedPackage[],
  { candidate, inviter, message, leaver }: Asking,
): Promise<void> {
  const ids = idsOf(packages);
  const you = candidate.kind === 'user' ? 'you' : `the organization ${candidate.name}`;
  const instead = leaver === undefined ? '' : ` in place of ${leaver.name}`;
  await mailParty(tx, candidate, {
    subject: `${candidate.kind === 'user' ? 'You are' : `${candidate.name} is`} invited to own ${shortly(ids)}`,
    body: markdown`
      **${inviter}** invites ${you} to own ${named(ids)} on ${env().GALLERY_NAME}${instead}. Owners publish, unlist and deprecate versions, and decide who else owns the package.

      ${message === '' ? markdown`` : quote(message)}

      The link leads to where you accept or decline, signed in. Accept only what you know: what is published under it is then published by you, too.

      [See the invitation](${requestsPage()})

      If you do not want it, you can also do nothing.
    `,
  });
  await mailOwners(tx, packages, (theirs) => ({
    subject: `${candidate.name} was invited to own ${shortly(theirs)}`,
    body: markdown`
      **${inviter}** invited **${candidate.name}** to own ${named(theirs)}${instead}. Nothing changes until the invitation is accepted.

      If nobody of you meant to, take it back.

      [See the owners](${ownersPage(theirs)})
    `,
  }));
}

/** Tells who was invited that the invitation no longer holds. */
export const mailCancelled = (tx: Transaction, candidate: Party, ids: readonly string[]): Promise<void> =>
  mailParty(tx, candidate, {
    subject: `The invitation to own ${shortly(ids)} was taken back`,
    body: markdown`The invitation for **${candidate.name}** to own ${named(ids)} was taken back. There is nothing to do.`,
  });

/** Tells who invited that the invitation was declined. */
export const mailDeclined = (
  tx: Transaction,
  inviter: Party,
  { candidate, ids }: { candidate: Party; ids: readonly string[] },
): Promise<void> =>
  mailParty(tx, inviter, {
    subject: `${candidate.name} declined to own ${shortly(ids)}`,
    body: markdown`
      **${candidate.name}** declined the invitation to own ${named(ids)}. Its owners stay as they are.

      [See the owners](${ownersPage(ids)})
    `,
  });

/** Tells all owners of packages, the new one too, of a new owner. */
export const mailAdded = (
  tx: Transaction,
  packages: readonly OwnedPackage[],
  { owner, leaver, by }: { owner: Party; leaver: Party | undefined; by: string | undefined },
): Promise<void> =>
  mailOwners(tx, packages, (ids) => ({
    subject: `${owner.name} now owns ${shortly(ids)}`,
    body: markdown`
      **${owner.name}** now owns ${named(ids)}${leaver === undefined ? '' : `, in place of ${leaver.name}`}. ${by === undefined ? 'The invitation was accepted.' : `It was done by ${by}.`}

      If nobody of you meant to, remove the owner.

      [See the owners](${ownersPage(ids)})
    `,
  }));

/** Tells an owner that he is one no longer. */
export const mailRemoved = (
  tx: Transaction,
  owner: Party,
  { by, ids }: { by: string; ids: readonly string[] },
): Promise<void> =>
  mailParty(tx, owner, {
    subject: `${owner.name} no longer owns ${shortly(ids)}`,
    body: markdown`
      **${owner.name}** no longer owns ${named(ids)}. It was done by ${by}. What was published stays, and API keys of ${owner.name} can no longer change it.

      If that is a mistake, ask one of its owners for an invitation.
    `,
  });

/** Tells an owner that another one took his place, as was asked. */
export const mailLeft = (
  tx: Transaction,
  leaver: Party,
  { owner, ids }: { owner: Party; ids: readonly string[] },
): Promise<void> =>
  mailParty(tx, leaver, {
    subject: `${leaver.name} no longer owns ${shortly(ids)}`,
    body: markdown`
      **${owner.name}** owns ${named(ids)} from now on, and **${leaver.name}** no longer does: it was transferred. What was published stays, and API keys of ${leaver.name} can no longer change it.
    `,
  });
