import { randomBytes } from 'node:crypto';
import { lockName, type Transaction, transaction } from '@/lib/db/transaction';
import { accountNotFound } from '../../account-errors';
import { keepAccounts } from '../../accounts/hold';
import { getManaged, holdManaged, type Managed } from '../../accounts/managed';
import { type Actor, requireTrusted } from '../../actor';
import { invalidField } from '../../errors';
import { requireConfirmed } from '../../organizations/hold-for';
import { prefixRequestWaits, tooManyPrefixRequests } from '../../prefix-errors';
import { returnTry, takeTry } from '../../rate-limit';
import { requireFree } from '../insert';
import { checkPrefix } from '../value';
import { keepPrefixes } from '../verified';
import { checkDomain } from './domain';
import { mailRequested } from './mails';
import { recordRequest } from './request';

export type PrefixRequestInput = {
  value: string;
  exact: boolean;
  shared: boolean;
  /** The organization that is to hold it; left out for the actor himself. */
  organization?: string | undefined;
  /** Why it is his. */
  reason: string;
  /** Addresses of pages that show it, each on its line. */
  evidence: string;
  /** A domain that the prefix looks like, to be proved later; empty for none. */
  domain: string;
};

/** Requests that one person may make, and that wait at once for one account. */
const ofPerson = { most: 20, perSeconds: 86_400 };
const mostOpen = 10;

/**
 * Asks that a prefix is reserved for the actor, or for an organization of his. The owners of the prefix around it decide,
 * or else the administrators. Throws `prefixTaken`, `prefixTooWide`, `prefixRequestWaits`, `tooManyPrefixRequests`,
 * `tooManyTries`, and what is wrong with a field.
 */
export async function requestPrefix(actor: Actor, input: PrefixRequestInput): Promise<{ key: number }> {
  const user = requireTrusted(actor);
  const { exact, shared } = input;
  const { value, lowerValue } = checkPrefix(input.value, exact);
  const domain = checkDomain(input.domain, lowerValue);
  const text = { reason: checkReason(input.reason), evidence: checkEvidence(input.evidence) };
  const owner = await getManaged(actor, input.organization);
  const tries = `prefix-request:${user.accountKey}`;
  await takeTry(tries, ofPerson);
  const made = transaction(async (tx) => {
    await keepPrefixes(tx);
    await holdOwner(tx, actor, owner);
    await lockName(tx, `prefix-requests:${owner.key}`);
    await requireFree(tx, { value, lowerValue, exact, shared });
    await requireRoom(tx, owner, { value, lowerValue });
    const { key } = await tx.prefixRequest.create({
      data: {
        requesterKey: user.accountKey,
        ownerKey: owner.key,
        ...{ value, lowerValue, exact, shared, domain, ...text },
        domainToken: domain === '' ? '' : randomBytes(24).toString('base64url'),
      },
      select: { key: true },
    });
    const request = {
      ...{ key, value, lowerValue, exact },
      ownerKey: owner.key,
      ownerName: owner.name,
      ownerKind: owner.organization ? ('organization' as const) : ('user' as const),
    };
    await recordRequest(tx, actor, 'prefix.request', request, { exact, shared });
    await mailRequested(tx, request, { by: user.name, reason: text.reason });
    return { key };
  });
  return made.catch(async (error: unknown) => {
    await transaction((tx) => returnTry(tx, tries));
    throw error;
  });
}

async function holdOwner(tx: Transaction, actor: Actor, owner: Managed): Promise<void> {
  if (owner.organization) {
    await holdManaged(tx, actor, owner);
    await requireConfirmed(tx, owner);
  } else if ((await keepAccounts(tx, [owner.key])) === undefined) throw accountNotFound(owner.name);
}

async function requireRoom(
  tx: Transaction,
  { key: ownerKey }: Managed,
  { value, lowerValue }: { value: string; lowerValue: string },
): Promise<void> {
  const open = await tx.prefixRequest.findMany({
    where: { ownerKey, status: { in: ['submitted', 'questioned'] } },
    select: { lowerValue: true },
  });
  if (open.some((other) => other.lowerValue === lowerValue)) throw prefixRequestWaits(value);
  if (open.length >= mostOpen) throw tooManyPrefixRequests(mostOpen);
}

const longestText = 4000;

/** A text that somebody else is to read. Browsers end each line of it with two characters, and count them as one. */
export function checkText(field: string, typed: string, missing: string): string {
  const text = typed.replace(/\r\n?/g, '\n').trim();
  if (text === '') throw invalidField(field, missing);
  if (text.length > longestText) {
    throw invalidField(field, `Shorten it to at most ${longestText} characters.`);
  }
  return text;
}

const checkReason = (typed: string) =>
  checkText('reason', typed, 'Say why it is yours: whoever decides does not know you.');

const mostPages = 10;
const longestAddress = 500;

function checkEvidence(typed: string): string[] {
  const pages = typed.split(/\s+/).filter((page) => page !== '');
  const odd = pages.find((page) => !/^https?:\/\//i.test(page) || !URL.canParse(page));
  if (odd !== undefined || pages.some((page) => page.length > longestAddress)) {
    throw invalidField('evidence', 'Give addresses of pages, each on its line, that begin with https://.');
  }
  if (pages.length > mostPages) throw invalidField('evidence', `Name at most ${mostPages} pages.`);
  return pages;
}
