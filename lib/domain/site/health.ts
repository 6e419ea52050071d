import { randomUUID } from 'node:crypto';
import { env } from '@/lib/config/env';
import { db } from '@/lib/db/client';
import { connectionsBesidePool, poolSize } from '@/lib/db/limits';
import { storage } from '@/lib/storage/storage';
import { checkMail } from '../mail/health';

/** One thing that was looked at: what was found and, when it is not well, what to do. */
export type Finding = { what: string; well: boolean; sentence: string };

const clockToleranceMs = 5_000;

/** Looks at everything that a gallery needs while it serves. What cannot be asked is a finding, not an error. */
export async function checkHealth(): Promise<Finding[]> {
  const checks: Record<string, () => Promise<Omit<Finding, 'what'>>> = {
    Database: checkDatabase,
    Storage: checkStorage,
    Clock: checkClock,
    Connections: checkConnections,
    Administrators: checkAdministrators,
    Mail: checkMail,
  };
  const findings: Finding[] = [];
  for (const [what, check] of Object.entries(checks)) {
    const found = await check().catch((error: unknown) => ({
      well: false,
      sentence: error instanceof Error ? error.message : String(error),
    }));
    findings.push({ what, ...found });
  }
  return findings;
}

async function checkDatabase() {
  const [row] = await db().$queryRaw<
    { version: string }[]
  >`select current_setting('server_version') as version`;
  return { well: true, sentence: `PostgreSQL ${row?.version ?? ''} answers.` };
}

async function checkStorage() {
  const name = `incoming/doctor-${randomUUID()}`;
  const bytes = Buffer.from('doctor');
  await storage().putBytes(name, bytes);
  const read = await storage().readWhole(name);
  await storage().remove(name);
  return read?.equals(bytes) === true
    ? { well: true, sentence: 'Packages can be written and read, and belong to this database.' }
    : {
        well: false,
        sentence: 'What was written came back different: check the disk of the package storage.',
      };
}

async function checkClock() {
  const before = Date.now();
  const [row] = await db().$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  const middle = (before + Date.now()) / 2;
  const apart = Math.abs((row?.now.getTime() ?? 0) - middle);
  return apart <= clockToleranceMs
    ? { well: true, sentence: 'The clocks of this machine and the database agree.' }
    : {
        well: false,
        sentence: `The clocks of this machine and the database are ${Math.round(apart / 1000)} s apart: let both follow a time server.`,
      };
}

async function checkConnections() {
  const [row] = await db().$queryRaw<
    { most: number }[]
  >`select current_setting('max_connections')::int as most`;
  const most = row?.most ?? 0;
  const needed = env().WEB_PROCESSES * (poolSize + connectionsBesidePool);
  return needed <= most
    ? {
        well: true,
        sentence: `Lode opens at most ${needed} connections of the ${most} that the database allows.`,
      }
    : {
        well: false,
        sentence: `Lode may open ${needed} connections, but the database allows ${most}: raise max_connections, or lower WEB_PROCESSES.`,
      };
}

async function checkAdministrators() {
  const count = await db().account.count({ where: { admin: true, deletedAt: null, lockedAt: null } });
  return count > 0
    ? {
        well: true,
        sentence: `There ${count === 1 ? 'is an administrator' : `are ${count} administrators`}.`,
      }
    : {
        well: false,
        sentence:
          'Nobody is an administrator: start Lode and open the address it prints, or use "lode user add --admin".',
      };
}
