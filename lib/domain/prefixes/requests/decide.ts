import { type Transaction, transaction } from '@/lib/db/transaction';
import { accountNotFound } from '../../account-errors';
import { keepAccounts } from '../../accounts/hold';
import { type Actor, requireRecentProof, requireTrusted } from '../../actor';
import { invalidField } from '../../errors';
import { prefixRequestNotFound } from '../../prefix-errors';
import { insertHolder } from '../holders';
import { insertPrefix } from '../insert';
import { holdPrefixes } from '../verified';
import { checkText } from './ask';
import { allCriteria, prefixCriteria, type PrefixCriterion } from './criteria';
import { mailApproved, mailRejected, mailWithdrawn } from './mails';
import { findRequest, holdOpenRequest, recordRequest, requireAsker, requireDecider } from './request';

export type PrefixDecision = {
  key: number;
  /** Those that it meets. The owner of the prefix around it is not asked for any. */
  criteria: readonly PrefixCriterion[];
  /** What is said to it. */
  decision: string;
};

/**
 * Reserves what was asked for. Administrators do so only when it meets all criteria. Throws `prefixRequestOver`,
 * `notYoursToDecide`, `prefixTaken`, `prefixTooWide`, `proofNeeded`, and what is wrong with a field.
 */
export async function approvePrefix(actor: Actor, input: PrefixDecision): Promise<{ value: string }> {
  const user = requireTrusted(actor);
  requireRecentProof(user);
  const { key } = input;
  return transaction(async (tx) => {
    await holdPrefixes(tx);
    await keepOwner(tx, key);
    const request = await holdOpenRequest(tx, key);
    const { parent } = await requireDecider(tx, actor, request);
    const criteria = parent === undefined ? allCriteria : [];
    if (criteria.some((name) => !input.criteria.includes(name))) {
      throw invalidField('criteria', 'It has to meet all of these. If it does not, refuse the request.');
    }
    const decision = input.decision.trim() === '' ? '' : checkDecision(input.decision);
    const made = await insertPrefix(tx, actor, request);
    const { ownerKey, ownerName, ownerKind } = request;
    await insertHolder(tx, actor, made, { key: ownerKey, name: ownerName, kind: ownerKind });
    await decide(tx, key, {
      status: 'approved',
      deciderKey: user.accountKey,
      ...{ parent, criteria, decision },
    });
    await recordRequest(tx, actor, 'prefix.approve', request, { criteria });
    await mailApproved(tx, request, decision);
    return { value: made.value };
  });
}

/** Says no, and why. Throws `prefixRequestOver`, `notYoursToDecide`, and what is wrong with a field. */
export async function rejectPrefix(actor: Actor, input: PrefixDecision): Promise<{ value: string }> {
  const user = requireTrusted(actor);
  requireRecentProof(user);
  const decision = checkDecision(input.decision);
  return transaction(async (tx) => {
    const request = await holdOpenRequest(tx, input.key);
    const { parent } = await requireDecider(tx, actor, request);
    const criteria = parent === undefined ? allCriteria.filter((name) => input.criteria.includes(name)) : [];
    const lacking = parent === undefined ? allCriteria.filter((name) => !criteria.includes(name)) : [];
    await decide(tx, request.key, {
      status: 'rejected',
      deciderKey: user.accountKey,
      ...{ parent, criteria, decision },
    });
    await recordRequest(tx, actor, 'prefix.reject', request, { criteria });
    await mailRejected(tx, request, { decision, lacking: lacking.map((name) => prefixCriteria[name]) });
    return { value: request.value };
  });
}

/** Takes a request back. Throws `prefixRequestOver`. */
export async function withdrawPrefix(actor: Actor, key: number): Promise<{ value: string }> {
  const user = requireTrusted(actor);
  return transaction(async (tx) => {
    const request = await holdOpenRequest(tx, key);
    await requireAsker(tx, actor, request);
    await decide(tx, key, { status: 'withdrawn', deciderKey: user.accountKey, criteria: [], decision: '' });
    await recordRequest(tx, actor, 'prefix.withdraw', request);
    await mailWithdrawn(tx, request, user.name);
    return { value: request.value };
  });
}

/** Whoever is to hold the prefix stays to the end: accounts are held before what is written about them. */
async function keepOwner(tx: Transaction, key: number): Promise<void> {
  const found = await findRequest(tx, key);
  if (found === undefined) throw prefixRequestNotFound();
  if ((await keepAccounts(tx, [found.ownerKey])) === undefined) throw accountNotFound(found.ownerName);
}

type Decided = {
  status: 'approved' | 'rejected' | 'withdrawn';
  deciderKey: number;
  /** The prefix around it whose owners decided; none: the administrators did. */
  parent?: string | undefined;
  criteria: PrefixCriterion[];
  decision: string;
};

async function decide(tx: Transaction, key: number, { parent, ...decided }: Decided): Promise<void> {
  await tx.prefixRequest.update({
    where: { key },
    data: { ...decided, decidedUnder: parent ?? null, decidedAt: new Date() },
    select: { key: true },
  });
}

const checkDecision = (typed: string) =>
  checkText('decision', typed, 'Say why: whoever asked reads it, and may ask again.');
