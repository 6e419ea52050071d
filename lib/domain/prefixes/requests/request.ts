import { Prisma } from '@/lib/db/generated/client';
import type { Transaction } from '@/lib/db/transaction';
import type { Actor } from '../../actor';
import { type AuditAction, record } from '../../audit';
import { mayDoToAccount } from '../../permissions';
import { notYoursToDecide, prefixRequestNotFound, prefixRequestOver } from '../../prefix-errors';
import type { Holder } from '../holders';
import { type Deciders, findDeciders, mayDecide } from './deciders';

export type RequestStatus = 'submitted' | 'questioned' | 'approved' | 'rejected' | 'withdrawn';

/** A request as whoever does something about it needs it. */
export type RequestRow = {
  key: number;
  value: string;
  lowerValue: string;
  exact: boolean;
  shared: boolean;
  status: RequestStatus;
  domain: string;
  domainToken: string;
  domainProvedAt: Date | null;
  decidedAt: Date | null;
  decidedUnder: string | null;
  ownerKey: number;
  ownerName: string;
  ownerKind: Holder['kind'];
};

type Reader = Pick<Transaction, '$queryRaw'>;

const readRow = (tx: Reader, key: number, lock: Prisma.Sql) =>
  tx.$queryRaw<RequestRow[]>`
    select request.key, request.value, request."lowerValue", request.exact, request.shared,
           request.status::text as status, request.domain, request."domainToken", request."domainProvedAt",
           request."decidedAt", request."decidedUnder", request."ownerKey", owner.name as "ownerName",
           owner.kind::text as "ownerKind"
    from "PrefixRequest" request join "Account" owner on owner.key = request."ownerKey"
    where request.key = ${key} ${lock}`;

export async function findRequest(tx: Reader, key: number): Promise<RequestRow | undefined> {
  const [found] = await readRow(tx, key, Prisma.empty);
  return found;
}

/** Holds a request that waits to the end of the transaction. Throws `prefixRequestNotFound` and `prefixRequestOver`. */
export async function holdOpenRequest(tx: Transaction, key: number): Promise<RequestRow> {
  const [held] = await readRow(tx, key, Prisma.sql`for no key update of request`);
  if (held === undefined) throw prefixRequestNotFound();
  if (!isOpen(held)) throw prefixRequestOver(held.value);
  return held;
}

export const isOpen = ({ status }: Pick<RequestRow, 'status'>) =>
  status === 'submitted' || status === 'questioned';

/** Whether somebody speaks for whoever is to hold the prefix. */
export const mayAnswer = (tx: Reader, actor: Actor, { ownerKey }: Pick<RequestRow, 'ownerKey'>) =>
  mayDoToAccount(tx, actor, 'manage', ownerKey);

/** Refuses who does not speak for whoever is to hold the prefix, as if there were no request. */
export async function requireAsker(tx: Reader, actor: Actor, request: RequestRow): Promise<void> {
  if (!(await mayAnswer(tx, actor, request))) throw prefixRequestNotFound();
}

/** Refuses who does not decide; who may not even see the request is told that there is none. */
export async function requireDecider(tx: Reader, actor: Actor, request: RequestRow): Promise<Deciders> {
  const deciders = await findDeciders(tx, request.lowerValue);
  if (await mayDecide(tx, actor, deciders)) return deciders;
  throw (await mayAnswer(tx, actor, request)) ? notYoursToDecide(request.value) : prefixRequestNotFound();
}

type RequestAct = Extract<AuditAction, `prefix.${string}`>;

/** Keeps what was done about a request, in the record of whoever is to hold the prefix. */
export const recordRequest = (
  tx: Transaction,
  actor: Actor,
  action: RequestAct,
  { value, ownerKey, ownerKind }: Pick<RequestRow, 'value' | 'ownerKey' | 'ownerKind'>,
  details: Prisma.InputJsonObject = {},
) =>
  record(tx, actor, action, {
    subject: value,
    accountKey: ownerKey,
    ...(ownerKind === 'organization' && { organizationKey: ownerKey }),
    details,
  });
