import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aVisitor } from '@/lib/testing/factories';
import { ProviderRefused } from '../../provider-errors';
import { recordRefusal } from './refusals';

const recordsFrom = ({ address = '' }) =>
  db().auditRecord.findMany({ where: { address }, select: { action: true, details: true, actorKey: true } });

test.each(['wrongDomain', 'wrongGroup', 'gone', 'failed'] as const)(
  'that somebody was turned away is recorded with why (%s), and without who he says he is',
  async (problem) => {
    const { origin } = aVisitor();
    await recordRefusal(origin, 'corp', new ProviderRefused(problem, 'Corp'));

    expect(await recordsFrom(origin)).toEqual([
      { action: 'provider.refuse', details: { provider: 'corp', problem }, actorKey: null },
    ]);
  },
);

test.each(['cancelled', 'unreachable', 'over'] as const)(
  'what came to nothing by itself is not recorded (%s)',
  async (problem) => {
    const { origin } = aVisitor();
    await recordRefusal(origin, 'corp', new ProviderRefused(problem, 'Corp'));

    expect(await recordsFrom(origin)).toEqual([]);
  },
);
