import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { type Actor, mayAdminister, requireUser } from '../../actor';
import { prefixRequestNotFound } from '../../prefix-errors';
import { listPackagesUnder, type PackagesUnder } from '../details';
import { type ListedPrefix, readPrefixes } from '../list';
import { matchesId } from '../verified';
import { allCriteria, isCriterion, prefixCriteria } from './criteria';
import { decidersAt, findDeciders, hasDecided, mayDecide } from './deciders';
import { domainProof } from './domain';
import { findRequest, isOpen, mayAnswer, type RequestRow, type RequestStatus } from './request';

export type Criterion = { name: string; sentence: string; met: boolean };

export type RequestView = {
  key: number;
  value: string;
  exact: boolean;
  shared: boolean;
  status: RequestStatus;
  owner: string;
  /** None: he deleted his account. */
  requester: string | undefined;
  reason: string;
  evidence: string[];
  createdAt: Date;
  domain: { name: string; provedAt: Date | undefined } | undefined;
  /** The record that proves the domain, for those who speak for the account that asks. */
  proof: { name: string; content: string } | undefined;
  messages: { by: string | undefined; text: string; at: Date }[];
  decision: { by: string | undefined; at: Date; text: string } | undefined;
  /** What administrators grant it for; none where the owner of the prefix around it decides. */
  criteria: Criterion[];
  /** Whose owners decide, or did; none: the administrators. Empty where nobody kept who it was. */
  parent: string | undefined;
  /** What is reserved around it, the narrowest first, and the same again if somebody holds it by now. */
  around: ListedPrefix[];
  packages: PackagesUnder;
  mayAnswer: boolean;
  mayDecide: boolean;
};

/**
 * A request, for who asks and for who decides; while nothing is decided, for administrators, too. Throws
 * `prefixRequestNotFound`.
 */
export async function getPrefixRequest(actor: Actor, key: number): Promise<RequestView> {
  requireUser(actor);
  const request = await findRequest(db(), key);
  if (request === undefined) throw prefixRequestNotFound();
  const asks = await mayAnswer(db(), actor, request);
  const { parent, decides, reads } = await judge(actor, request);
  if (!asks && !reads) throw prefixRequestNotFound();

  const [rest, around, packages] = await Promise.all([
    readRest(key),
    readPrefixes(matchesId(Prisma.sql`${request.lowerValue}::text`)),
    listPackagesUnder(request),
  ]);
  const { value, exact, shared, status, ownerName: owner, domain, domainProvedAt, decidedAt } = request;
  const { decider, decision, criteria, requester, ...told } = rest;
  return {
    ...{ key, value, exact, shared, status, owner },
    ...told,
    requester: requester?.name,
    domain: domain === '' ? undefined : { name: domain, provedAt: domainProvedAt ?? undefined },
    proof: asks && domain !== '' && domainProvedAt === null ? domainProof(request) : undefined,
    decision: decidedAt === null ? undefined : { by: decider?.name, at: decidedAt, text: decision },
    criteria: parent === undefined ? criteriaOf(criteria) : [],
    parent,
    around: around.reverse(),
    packages,
    mayAnswer: asks && isOpen(request),
    mayDecide: decides,
  };
}

type Judged = Pick<RequestView, 'parent'> & { decides: boolean; reads: boolean };

/** Who decides, or did, and whether the actor is of them, or may read it for another reason than that he asked. */
async function judge(actor: Actor, request: RequestRow): Promise<Judged> {
  const { status, decidedAt, decidedUnder } = request;
  if (decidedAt !== null && status !== 'withdrawn') {
    const reads = await hasDecided(db(), actor, { under: decidedUnder, at: decidedAt });
    return { parent: decidedUnder ?? undefined, decides: false, reads };
  }
  const deciders = await findDeciders(db(), request.lowerValue);
  const named = await mayDecide(db(), actor, decidedAt === null ? deciders : decidersAt(deciders, decidedAt));
  return {
    parent: deciders.parent,
    decides: named && isOpen(request),
    reads: named || mayAdminister(actor),
  };
}

const criteriaOf = (met: readonly string[]): Criterion[] =>
  allCriteria.map((name) => ({
    name,
    sentence: prefixCriteria[name],
    met: met.filter(isCriterion).includes(name),
  }));

async function readRest(key: number) {
  const { messages, ...rest } = await db().prefixRequest.findUniqueOrThrow({
    where: { key },
    select: {
      reason: true,
      evidence: true,
      createdAt: true,
      decision: true,
      criteria: true,
      requester: { select: { name: true } },
      decider: { select: { name: true } },
      messages: {
        orderBy: { key: 'asc' },
        select: { text: true, createdAt: true, author: { select: { name: true } } },
      },
    },
  });
  return {
    ...rest,
    messages: messages.map(({ text, createdAt: at, author }) => ({ by: author?.name, text, at })),
  };
}
