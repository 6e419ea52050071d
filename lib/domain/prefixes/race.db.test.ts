import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { effort } from '@/lib/testing/effort';
import { aUser, type TestUser } from '@/lib/testing/factories';
import { aPrefixValue, pushAs } from '@/lib/testing/prefixes';
import { system } from '../actor';
import { DomainError } from '../errors';
import { reservePrefix } from './reserve';

const outcomeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof DomainError) return error.code;
      throw error;
    },
  );

const afterTurns = async (turns: number): Promise<void> => {
  for (let turn = 0; turn < turns; turn++) await db().$queryRaw`select 1`;
};

/** Who pushed first, by the records, which are written under the locks; and whether that was before the reservation. */
async function storyOf(id: string, value: string) {
  const [records, found] = await Promise.all([
    db().auditRecord.findMany({
      where: {
        OR: [
          { subject: `${id} 1.0.0`, action: 'package.push' },
          { subject: value, action: 'prefix.reserve' },
        ],
      },
      orderBy: { key: 'asc' },
      select: { action: true, actorKey: true },
    }),
    db().package.findUnique({
      where: { lowerId: id.toLowerCase() },
      select: { verified: true, owners: { select: { accountKey: true } } },
    }),
  ]);
  return { records, found };
}

test('two people push the same new ID while its prefix is being reserved: one owns it, or nobody, and never both', async () => {
  const [holder, other, third]: TestUser[] = await Promise.all([aUser(), aUser(), aUser()]);
  if (holder === undefined || other === undefined || third === undefined) throw new Error('Nobody is here.');
  const seen = new Set<string>();
  for (let round = 0; round < effort(100); round++) {
    const value = aPrefixValue();
    const id = `${value}Text`;
    // The one for whom it is reserved is one of the two in every other round.
    const pushers: TestUser[] = round % 2 === 0 ? [holder, other] : [other, third];
    const reservation = afterTurns((round * 7) % 40).then(() =>
      outcomeOf(reservePrefix(system, { value, exact: false, shared: false, owners: [holder.name] })),
    );
    const pushed = await Promise.all(pushers.map(({ actor }) => outcomeOf(pushAs(actor, id))));
    const reserved = await reservation;

    expect(reserved).toBe('done');
    const winners = pushers.filter((_, index) => pushed[index] === 'done');
    expect(winners.length).toBeLessThanOrEqual(1);
    for (const outcome of pushed) expect(['done', 'conflict', 'pushForbidden']).toContain(outcome);

    const { records, found } = await storyOf(id, value);
    const acts = records.map(({ action }) => action);
    expect(acts).toHaveLength(winners.length + 1);
    const [winner] = winners;
    if (winner === undefined) {
      // Both came after the reservation, and it is for neither of them.
      expect([found, pushers.includes(holder), pushed]).toEqual([null, false, ['conflict', 'conflict']]);
    } else {
      expect(found?.owners).toEqual([{ accountKey: winner.key }]);
      expect(found?.verified).toBe(winner === holder);
      if (winner !== holder) expect(acts).toEqual(['package.push', 'prefix.reserve']);
    }
    seen.add(winner === undefined ? 'nobody' : winner === holder ? 'holder' : 'stranger');
  }
  expect(seen.size).toBeGreaterThan(1);
}, 600_000);
