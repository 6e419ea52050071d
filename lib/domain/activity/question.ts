import { db } from '@/lib/db/client';
import { lowerId } from '@/lib/nuget/id';
import { lowerName } from '../accounts/names';
import { activityKinds, type ActivityKind } from './kinds';
import type { Narrowing } from './keys-of-page';

/** What somebody looks for in a record; what is left out narrows nothing. */
export type ActivityQuestion = {
  /** A name. */
  person?: string | undefined;
  /** A package ID. */
  package?: string | undefined;
  kind?: ActivityKind | undefined;
  /** Days in UTC as `2026-11-22`, both with all that happened on them. */
  from?: string | undefined;
  to?: string | undefined;
};

/** The kind and the time of a question as records have them. */
export function narrowingOf({ kind, from, to }: ActivityQuestion): Narrowing {
  const until = startOf(to);
  until?.setUTCDate(until.getUTCDate() + 1);
  return { actions: kind && activityKinds[kind], from: startOf(from), until };
}

/** When a day begins; undefined for text that is no day. */
function startOf(day: string | undefined): Date | undefined {
  if (day === undefined || !/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const start = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(start.getTime()) ? undefined : start;
}

/** The person and the package that a question names, and which of them is not here. */
export type Named = {
  scope: { actorKey?: number; packageKey?: number };
  unknown: ('person' | 'package')[];
};

export async function findNamed(question: ActivityQuestion): Promise<Named> {
  const [person, found] = await Promise.all([findPerson(question.person), findPackage(question.package)]);
  return {
    scope: { ...(person && { actorKey: person.key }), ...(found && { packageKey: found.key }) },
    unknown: [
      ...(person === null ? ['person' as const] : []),
      ...(found === null ? ['package' as const] : []),
    ],
  };
}

const select = { key: true } as const;

const findPerson = (name: string | undefined) =>
  name === undefined
    ? undefined
    : db().account.findUnique({ where: { lowerName: lowerName(name), deletedAt: null }, select });

const findPackage = (id: string | undefined) =>
  id === undefined ? undefined : db().package.findUnique({ where: { lowerId: lowerId(id) }, select });
