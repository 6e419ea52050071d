import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aPackage, aUser, origin } from '@/lib/testing/factories';
import { aKeyActor, act } from '@/lib/testing/organization-acts';
import { anOrganization } from '@/lib/testing/organizations';
import { countStatements } from '@/lib/testing/statements';
import { aWord } from '@/lib/testing/word';
import type { ActivityLine } from '../activity/line';
import { activityKinds, kindsOf } from '../activity/kinds';
import type { Moment, Place } from '../activity/moment';
import type { ActivityQuestion } from '../activity/question';
import { listOrganizationActivity } from './activity';

const actionsOf = (lines: readonly ActivityLine[]) => lines.map(({ action }) => action);

const packageKeyOf = async (lowerId: string) =>
  (await db().package.findUniqueOrThrow({ where: { lowerId }, select: { key: true } })).key;

/** So many records in the record of an organization, a minute apart; of some, two are of one time. */
async function addRecords(organizationKey: number, count: number): Promise<void> {
  const start = Date.UTC(2020, 0, 1);
  await db().auditRecord.createMany({
    data: Array.from({ length: count }, (_, number) => ({
      at: new Date(start + Math.floor(number / 2) * 60_000),
      action: number % 3 === 0 ? 'organization.invite' : 'package.push',
      subject: `Made ${number}`,
      organizationKey,
    })),
  });
}

describe('the record of an organization [rule 219]', () => {
  test('tells its members who did what to whom, from where and by which client', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    await act(administrator.actor, organization.key, 'organization.changeRole', {
      accountKey: collaborator.key,
      details: { role: 'administrator' },
    });

    const page = await listOrganizationActivity(collaborator.actor, organization.lowerName);
    expect(page.lines).toMatchObject([
      {
        action: 'organization.changeRole',
        by: { name: administrator.name, administrator: false },
        about: collaborator.name,
        role: 'administrator',
        address: origin.address,
        client: origin.client,
      },
      { action: 'organization.create', by: 'operator', about: undefined, address: undefined },
    ]);
    expect([page.older, page.newer]).toEqual([undefined, undefined]);
  });

  test('names the package and the API key of a push in its name, also when its maker has left', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const { id, lowerId } = await aPackage();
    await act(await aKeyActor(collaborator, organization), organization.key, 'package.push', {
      subject: `${id} 1.0.0`,
      packageKey: await packageKeyOf(lowerId),
    });
    await db().membership.deleteMany({ where: { memberKey: collaborator.key } });

    const { lines } = await listOrganizationActivity(administrator.actor, organization.name);
    expect(lines[0]).toMatchObject({
      action: 'package.push',
      by: { name: collaborator.name },
      subject: `${id} 1.0.0`,
      package: { id, version: undefined },
      apiKey: 'build server',
      address: origin.address,
    });
  });

  test('names who acted for the gallery, and not from where, for he is no member', async () => {
    const { organization, administrator } = await anOrganization();
    const admin = await aUser({ admin: true });
    await act(admin.actor, organization.key, 'package.lock', { subject: 'Acme.Text' });

    const { lines } = await listOrganizationActivity(administrator.actor, organization.name);
    expect(lines[0]).toMatchObject({
      by: { name: admin.name, administrator: true },
      address: undefined,
      client: undefined,
    });
  });

  test('is open to collaborators, to members who do not meet its policies, and to the gallery’s administrators', async () => {
    const { organization, collaborator } = await anOrganization();
    const admin = await aUser({ admin: true });
    await db().organizationPolicy.create({ data: { organizationKey: organization.key, secondFactor: true } });

    for (const { actor } of [collaborator, admin]) {
      expect((await listOrganizationActivity(actor, organization.name)).lines).toHaveLength(1);
    }
  });

  test('is to strangers, to who left and to who asks for a person as if there were no organization', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const stranger = await aUser();
    await db().membership.deleteMany({ where: { memberKey: collaborator.key } });

    for (const { actor } of [stranger, collaborator]) {
      await expect(listOrganizationActivity(actor, organization.name)).rejects.toMatchObject({
        code: 'notFound',
      });
    }
    await expect(listOrganizationActivity(administrator.actor, administrator.name)).rejects.toMatchObject({
      code: 'notFound',
    });
    await expect(
      listOrganizationActivity({ kind: 'anonymous', origin }, organization.name),
    ).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test('holds nothing of what others did, not even its members for themselves', async () => {
    const { organization, collaborator } = await anOrganization();
    const other = await anOrganization([{ member: collaborator, role: 'collaborator' }]);
    await act(collaborator.actor, other.organization.key, 'organization.invite');
    await aPackage({ owner: collaborator });

    const { lines } = await listOrganizationActivity(collaborator.actor, organization.name);
    expect(actionsOf(lines)).toEqual(['organization.create']);
  });

  test('can be neither changed nor taken away in the database', async () => {
    const { organization } = await anOrganization();
    const mine = { where: { organizationKey: organization.key } };

    await expect(db().auditRecord.updateMany({ ...mine, data: { organizationKey: null } })).rejects.toThrow(
      'never changed or removed',
    );
    await expect(db().auditRecord.deleteMany(mine)).rejects.toThrow('never changed or removed');
    await expect(db().$executeRaw`truncate "AuditRecord"`).rejects.toThrow('never changed or removed');
    expect(await db().auditRecord.count(mine)).toBe(1);
  });
});

describe('what is looked for in the record of an organization [rule 219]', () => {
  /** Two members who each push to two packages and invite, on two days. */
  async function aRecord() {
    const made = await anOrganization();
    const { organization, administrator, collaborator } = made;
    const [one, other] = [await aPackage(), await aPackage()];
    const keys = [await packageKeyOf(one.lowerId), await packageKeyOf(other.lowerId)];
    const people = [administrator, collaborator];
    await db().auditRecord.createMany({
      data: ['2024-02-28T23:59:59.999Z', '2024-02-29T00:00:00Z'].flatMap((at) =>
        people.flatMap(({ key: actorKey }) =>
          [...keys, null].map((packageKey) => ({
            at: new Date(at),
            action: packageKey === null ? 'organization.invite' : 'package.push',
            subject: '',
            actorKey,
            packageKey,
            organizationKey: organization.key,
          })),
        ),
      ),
    });
    return { ...made, one, other };
  }

  test('is narrowed by person, package, kind and days in UTC, each alone and together', async () => {
    const { organization, administrator, collaborator, one } = await aRecord();
    const person = collaborator.name.toUpperCase();
    const inPackage = one.id.toUpperCase();
    const leapDay = { from: '2024-02-29', to: '2024-02-29' };
    const expected: [ActivityQuestion, number][] = [
      [{}, 13],
      [{ person }, 6],
      [{ package: inPackage }, 4],
      [{ kind: 'members' }, 4],
      [{ kind: 'keys' }, 0],
      [{ kind: 'settings' }, 1],
      [{ from: '2024-02-29' }, 7],
      [{ to: '2024-02-28' }, 6],
      [leapDay, 6],
      [{ person, package: inPackage }, 2],
      [{ person, kind: 'members' }, 2],
      [{ package: inPackage, kind: 'members' }, 0],
      [{ package: inPackage, kind: 'pushes', to: '2024-02-28' }, 2],
      [{ person, package: inPackage, kind: 'pushes', ...leapDay }, 1],
    ];

    for (const [question, count] of expected) {
      const { lines } = await listOrganizationActivity(administrator.actor, organization.name, question);
      expect(lines, JSON.stringify(question)).toHaveLength(count);
    }
  });

  test('by a name or a package that is not here finds nothing, and says which', async () => {
    const { organization, administrator } = await anOrganization();

    expect(
      await listOrganizationActivity(administrator.actor, organization.name, {
        person: aWord(),
        package: `Test.${aWord()}`,
      }),
    ).toMatchObject({ lines: [], unknown: ['person', 'package'] });
  });

  test('has a kind for everything that can be done to an organization, and one at most', () => {
    const all = kindsOf.organization.flatMap((kind): readonly string[] => activityKinds[kind]);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain('organization.transform');
  });
});

describe('the pages of a long record [rule 219]', () => {
  test('follow one another without a gap and without a record twice, there and back', async () => {
    const { organization, administrator } = await anOrganization();
    await addRecords(organization.key, 129);
    const read = (place: Place) =>
      listOrganizationActivity(administrator.actor, organization.name, {}, place);

    const pages = [await read({})];
    for (let older = pages[0]?.older; older !== undefined; older = pages.at(-1)?.older) {
      pages.push(await read({ before: older }));
    }
    expect(pages.map(({ lines }) => lines.length)).toEqual([50, 50, 30]);
    const keys = pages.flatMap(({ lines }) => lines.map(({ key }) => key));
    expect(new Set(keys).size).toBe(130);
    const times = pages.flatMap(({ lines }) => lines.map(({ at }) => at.getTime()));
    expect(times).toEqual(times.toSorted((a, b) => b - a));

    const back = await read({ after: newerOf(pages[2]) });
    expect(back).toEqual(pages[1]);
    expect(await read({ after: newerOf(back) })).toEqual(pages[0]);
  });

  test('take the same number of statements, whatever is looked for and however long it is', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const { id } = await aPackage();
    const question = { person: collaborator.name, package: id, kind: 'pushes', from: '2020-01-01' } as const;
    const count = async (asked: ActivityQuestion) =>
      countStatements(() => listOrganizationActivity(administrator.actor, organization.name, asked));

    const [few, fewNarrowed] = [await count({}), await count(question)];
    await addRecords(organization.key, 300);
    expect([await count({}), await count(question)]).toEqual([few, fewNarrowed]);
    expect(few).toBeGreaterThan(0);
    expect(fewNarrowed).toBeLessThanOrEqual(few + 2);
  });
});

function newerOf(page: { newer: Moment | undefined } | undefined): Moment | undefined {
  if (page?.newer === undefined) throw new Error('There is nothing newer.');
  return page.newer;
}
