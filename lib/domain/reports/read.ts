import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { transaction } from '@/lib/db/transaction';
import { type Actor, requireAdministrator } from '../actor';
import { record } from '../audit';
import { reportNotFound } from '../errors';
import type { ReportReason } from './reasons';

export type ListedReport = {
  key: number;
  id: string;
  version: string;
  reason: ReportReason;
  /** Who told: the name of an account, or nothing. */
  reporter: string | undefined;
  email: string;
  createdAt: Date;
  closedAt: Date | undefined;
};

export type OneReport = ListedReport & { message: string; contactedOwners: boolean };

const most = 200;

const columns = {
  key: true,
  id: true,
  version: true,
  reason: true,
  email: true,
  createdAt: true,
  closedAt: true,
  reporter: { select: { name: true } },
} satisfies Prisma.ReportSelect;

/** The reports that are open, or all, the newest first. */
export async function listReports(actor: Actor, { all }: { all: boolean }): Promise<ListedReport[]> {
  requireAdministrator(actor);
  const reports = await db().report.findMany({
    ...(!all && { where: { closedAt: null } }),
    orderBy: { key: 'desc' },
    take: most,
    select: columns,
  });
  return reports.map(named);
}

/** Throws `reportNotFound`. */
export async function getReport(actor: Actor, key: number): Promise<OneReport> {
  requireAdministrator(actor);
  const found = await db().report.findUnique({
    where: { key },
    select: { ...columns, message: true, contactedOwners: true },
  });
  if (found === null) throw reportNotFound(key);
  return named(found);
}

/** Says that a report is done with. Again is no error. Throws `reportNotFound`. */
export async function closeReport(actor: Actor, key: number): Promise<void> {
  requireAdministrator(actor);
  await transaction(async (tx) => {
    const found = await tx.report.findUnique({
      where: { key },
      select: { id: true, version: true, closedAt: true },
    });
    if (found === null) throw reportNotFound(key);
    if (found.closedAt !== null) return;
    await tx.report.update({ where: { key }, data: { closedAt: new Date() }, select: { key: true } });
    await record(tx, actor, 'report.close', {
      subject: `${found.id} ${found.version}`,
      details: { report: key },
    });
  });
}

function named<Row extends { reporter: { name: string } | null; closedAt: Date | null }>({
  reporter,
  closedAt,
  ...row
}: Row) {
  return { ...row, reporter: reporter?.name, closedAt: closedAt ?? undefined };
}
