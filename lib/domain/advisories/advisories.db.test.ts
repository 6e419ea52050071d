import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { onPurge } from '@/lib/db/purge';
import { anOsvAdvisory, type OsvAdvisory } from '@/lib/testing/advisories';
import { aPackage, aUser } from '@/lib/testing/factories';
import { makeZip } from '@/lib/testing/nupkg';
import { temporaryFolder } from '@/lib/testing/temporary-folder';
import { aWord } from '@/lib/testing/word';
import { system } from '../actor';
import { getPackageDetails } from '../packages/details';
import { readGenerations } from './generation';
import { importAdvisories } from './import';
import { getVulnerabilityOverview, listVulnerabilities } from './known';
import { addAdvisory, type OwnAdvisory, removeAdvisory } from './own';

// One file for all that writes advisories: files run side by side, and a generation is everybody's.
const pathOf = temporaryFolder();

/** A file that holds these documents; one of a single document holds it alone. */
function fileOf(...documents: unknown[]): string {
  const path = pathOf(`${aWord()}.json`);
  writeFileSync(path, JSON.stringify(documents.length === 1 ? documents[0] : documents));
  return path;
}

const importAll = (...documents: unknown[]) => importAdvisories(system, fileOf(...documents));

const warningsOf = async ({ lowerId }: { lowerId: string }, version = '1.0.0') =>
  (await getPackageDetails(lowerId, version)).version.vulnerabilities;

const told = ({ id, summary }: OsvAdvisory, severity: number) => ({
  url: `https://advisories.test/${id}`,
  severity,
  summary,
});

/** How often the catalog was told of a package's versions after they were pushed. */
async function toldToCatalog({ id }: { id: string }) {
  const items = await db().catalogOutbox.findMany({ where: { id }, orderBy: { key: 'asc' } });
  const pushed = await db().packageVersion.count({ where: { id } });
  return items.slice(pushed).map(({ version, state }) => ({ version, state }));
}

async function twoVersions() {
  const owner = await aUser();
  const target = await aPackage({ owner, version: '1.0.0' });
  await aPackage({ owner, id: target.id, version: '2.0.0' });
  return target;
}

describe('an import', () => {
  test('tells of the versions that lie in the ranges, and of no others', async () => {
    const target = await twoVersions();
    const advisory = anOsvAdvisory({ affected: [{ id: target.id.toUpperCase(), fixed: '2.0.0' }] });

    expect(await importAll(advisory)).toEqual({
      ...{ added: 1, changed: 0, removed: 0, unchanged: 0, passedOver: 0, versions: 1 },
      failed: [],
    });

    expect(await warningsOf(target)).toEqual([told(advisory, 2)]);
    expect(await warningsOf(target, '2.0.0')).toEqual([]);
    expect(await toldToCatalog(target)).toMatchObject([
      {
        version: '1.0.0',
        state: { vulnerabilities: [{ url: `https://advisories.test/${advisory.id}`, severity: 2 }] },
      },
    ]);
  });

  test('done again changes nothing, and tells nobody', async () => {
    const target = await aPackage();
    const file = fileOf(anOsvAdvisory({ affected: [{ id: target.id }] }));
    await importAdvisories(system, file);

    expect(await importAdvisories(system, file)).toMatchObject({ added: 0, unchanged: 1, versions: 0 });
    expect(await toldToCatalog(target)).toHaveLength(1);
    expect(await db().auditRecord.count({ where: { action: 'advisory.import', subject: file } })).toBe(1);
  });

  test('of a later word replaces the earlier one, and not the other way round', async () => {
    const target = await twoVersions();
    const first = anOsvAdvisory({ affected: [{ id: target.id, fixed: '2.0.0' }] });
    const second = anOsvAdvisory({
      ...{ identifier: first.id, severity: 'LOW', modified: '2024-03-01T10:00:00Z' },
      affected: [{ id: target.id, introduced: '2.0.0' }],
    });
    await importAll(first);

    expect(await importAll(second)).toMatchObject({ changed: 1, versions: 2 });
    expect(await importAll(first)).toMatchObject({ unchanged: 1, versions: 0 });

    expect(await warningsOf(target)).toEqual([]);
    expect(await warningsOf(target, '2.0.0')).toEqual([told(second, 0)]);
  });

  test('tells the catalog nothing of versions for which only words of no client changed', async () => {
    const target = await aPackage();
    const first = anOsvAdvisory({ affected: [{ id: target.id, fixed: '2.0.0' }] });
    const affected = [{ id: target.id, fixed: '3.0.0' }];
    const second = anOsvAdvisory({ identifier: first.id, affected, modified: '2024-03-01T10:00:00Z' });
    await importAll(first);

    expect(await importAll(second)).toMatchObject({ changed: 1, versions: 0 });
    expect(await toldToCatalog(target)).toHaveLength(1);
  });

  test('removes what was withdrawn, or is about no package any more', async () => {
    const target = await aPackage();
    const kept = anOsvAdvisory({ affected: [{ id: target.id }], severity: 'LOW' });
    const withdrawn = anOsvAdvisory({ affected: [{ id: target.id }] });
    const emptied = anOsvAdvisory({ affected: [{ id: target.id }] });
    await importAll(kept, withdrawn, emptied);

    expect(
      await importAll(
        anOsvAdvisory({ identifier: withdrawn.id, affected: [{ id: target.id }], withdrawn: true }),
        { ...emptied, affected: [], modified: '2024-03-01T10:00:00Z' },
        anOsvAdvisory({ affected: [{ id: target.id }], withdrawn: true }),
      ),
    ).toMatchObject({ removed: 2, passedOver: 1, versions: 1 });

    expect(await warningsOf(target)).toEqual([told(kept, 0)]);
    expect(await toldToCatalog(target)).toHaveLength(2);
  });

  test('names what cannot be read, and takes the rest', async () => {
    const target = await aPackage();
    const below = pathOf(aWord());
    mkdirSync(join(below, 'deeper'), { recursive: true });
    const good = anOsvAdvisory({ affected: [{ id: target.id }] });
    writeFileSync(join(below, 'deeper', 'good.json'), JSON.stringify(good));
    writeFileSync(join(below, 'broken.json'), '{');
    writeFileSync(join(below, 'readme.md'), 'no advisory');

    expect(await importAdvisories(system, below)).toMatchObject({
      added: 1,
      failed: [{ name: join(below, 'broken.json'), reason: 'it is not JSON.' }],
    });
  });

  test('reads a zip file, and says how far it is', async () => {
    const target = await aPackage();
    const path = pathOf(`${aWord()}.zip`);
    const advisories = Array.from({ length: 450 }, (_, at) =>
      anOsvAdvisory({ affected: [{ id: at === 449 ? target.id : `Other.${aWord()}` }] }),
    );
    const entries = advisories.map((advisory) => [`${advisory.id}.json`, JSON.stringify(advisory)] as const);
    writeFileSync(path, await makeZip(Object.fromEntries([...entries, ['notes.txt', 'none']])));
    const steps: string[] = [];

    const report = await importAdvisories(system, path, (done, total) => steps.push(`${done}/${total}`));

    expect(report).toMatchObject({ added: 450, versions: 1, failed: [] });
    expect(steps).toHaveLength(450);
    expect(steps.at(-1)).toBe('450/450');
    expect(await warningsOf(target)).toHaveLength(1);
  });

  test.each([
    ['a path where nothing is', '/no/such/file.json'],
    ['an address of this network', 'http://127.0.0.1:1/all.zip'],
  ])('refuses %s', async (_, source) => {
    await expect(importAdvisories(system, source)).rejects.toMatchObject({ code: 'invalid' });
  });

  test('drops the kept answers of packages of which something else is told, and of no others', async () => {
    const [target, other] = [await aPackage(), await aPackage()];
    const purged = new Set<string>();
    onPurge((tags) => tags.forEach((tag) => purged.add(tag)));
    const affected = [{ id: target.id }, { id: other.id, introduced: '7.0.0' }];
    await importAll(anOsvAdvisory({ affected }));

    expect(purged).toContain(`package:${target.lowerId}`);
    expect(purged).toContain('search');
    expect(purged).toContain('advisories');
    expect(purged).not.toContain(`package:${other.lowerId}`);
  });

  test('is for administrators', async () => {
    const { actor } = await aUser();
    await expect(importAdvisories(actor, fileOf({}))).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a push', () => {
  test('of a version that an advisory is about tells it at once, and once', async () => {
    const id = `Test.${aWord()}`;
    const advisory = anOsvAdvisory({ affected: [{ id, fixed: '1.5.0' }], severity: 'CRITICAL' });
    await importAll(advisory);
    const owner = await aUser();
    const target = await aPackage({ owner, id, version: '1.0.0' });
    await aPackage({ owner, id, version: '1.5.0' });

    expect(await warningsOf(target)).toEqual([told(advisory, 3)]);
    expect(await warningsOf(target, '1.5.0')).toEqual([]);
    expect(await toldToCatalog(target)).toEqual([]);
  });

  test.each(Array.from({ length: 5 }, (_, at) => at))(
    'at the moment of an import misses nothing, try %d',
    async () => {
      const [owner, id] = [await aUser(), `Test.${aWord()}`];
      const file = fileOf(anOsvAdvisory({ affected: [{ id }] }));
      const [target] = await Promise.all([aPackage({ owner, id }), importAdvisories(system, file)]);

      expect(await warningsOf(target)).toHaveLength(1);
    },
  );
});

const own = (id: string, changes: Partial<OwnAdvisory> = {}): OwnAdvisory => ({
  identifier: `OWN-${aWord()}`,
  url: `https://own.test/${aWord()}`,
  severity: 1,
  summary: 'Reads files of other people',
  ranges: [{ lowerId: id.toLowerCase(), range: '(, 2.0.0)' }],
  ...changes,
});

/** The parts that tell of an ID, in a generation or the current one. */
async function partsOf(id: string, generation?: number) {
  const current = generation ?? (await readGenerations()).current;
  const parts = await Promise.all(
    (['base', 'update'] as const).map(async (part) => {
      const known = await listVulnerabilities(current, part);
      return known.filter(({ lowerId }) => lowerId === id.toLowerCase()).map(() => part);
    }),
  );
  return parts.flat();
}

describe('the two parts', () => {
  test('begin anew when something that was told is no longer so: then all is in the base', async () => {
    const id = `Test.${aWord()}`;
    const gone = anOsvAdvisory({ affected: [{ id: `Test.${aWord()}` }] });
    await importAll(gone, anOsvAdvisory({ affected: [{ id }] }));
    const before = await readGenerations();
    await importAll({ ...gone, withdrawn: gone.modified });

    const after = await readGenerations();
    expect(after.current).toBeGreaterThan(before.current);
    expect(await partsOf(id, after.current)).toEqual(['base']);
  });

  test('tell the same in the generation before, divided by its moment', async () => {
    const [first, second] = [`Test.${aWord()}`, `Test.${aWord()}`];
    const gone = anOsvAdvisory({ affected: [{ id: `Test.${aWord()}` }] });
    await importAll(gone, anOsvAdvisory({ affected: [{ id: first }] }));
    await importAll({ ...gone, withdrawn: gone.modified });
    const { current: middle } = await readGenerations();
    const other = own(second);
    await addAdvisory(system, other);
    expect(await partsOf(second, middle)).toEqual(['update']);
    await addAdvisory(system, other);

    expect((await readGenerations()).previous).toBe(middle);
    expect(await partsOf(first, middle)).toEqual(['base']);
    expect(await partsOf(second, middle)).toEqual(['update']);
    expect(await partsOf(second)).toEqual(['base']);
  });

  test('never share an address: the update has all that is told there', async () => {
    const [first, second, url] = [`Test.${aWord()}`, `Test.${aWord()}`, `https://own.test/${aWord()}`];
    const repeated = own(first, { url });
    await addAdvisory(system, repeated);
    await addAdvisory(system, repeated);
    expect(await partsOf(first)).toEqual(['base']);

    await addAdvisory(system, own(second, { url }));
    expect([...(await partsOf(first)), ...(await partsOf(second))]).toEqual(['update', 'update']);
  });

  test('are told when each last changed', async () => {
    const before = Date.now();
    await addAdvisory(system, own(`Test.${aWord()}`));

    const { generation, base, update } = await getVulnerabilityOverview();
    expect(base.getTime()).toBe(generation);
    expect(update.getTime()).toBeGreaterThanOrEqual(before - 1000);
  });

  test('of a generation that is long over are not told', async () => {
    await expect(listVulnerabilities(12_345, 'base')).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('the operator’s own advisory', () => {
  test('warns of a version at once, in its latest words, until it is removed', async () => {
    const target = await aPackage();
    const advisory = own(target.id);

    expect(await addAdvisory(system, advisory)).toEqual({ versions: 1 });
    expect(await addAdvisory(system, { ...advisory, severity: 3 })).toEqual({ versions: 1 });
    expect(await warningsOf(target)).toEqual([
      { url: advisory.url, severity: 3, summary: 'Reads files of other people' },
    ]);

    expect(await removeAdvisory(system, advisory.identifier)).toEqual({ versions: 1 });
    expect(await warningsOf(target)).toEqual([]);
    const records = await db().auditRecord.findMany({
      where: { subject: advisory.identifier },
      orderBy: { key: 'asc' },
    });
    expect(records.map(({ action }) => action)).toEqual(['advisory.add', 'advisory.add', 'advisory.remove']);
  });

  test('is left alone by imports, and leaves alone what was imported', async () => {
    const target = await aPackage();
    const mine = own(target.id);
    await addAdvisory(system, mine);
    const affected = [{ id: target.id }];
    const taken = anOsvAdvisory({ identifier: mine.identifier, affected, modified: '2099-01-01T00:00:00Z' });
    const theirs = anOsvAdvisory({ affected });

    expect(await importAll(taken, theirs)).toMatchObject({ added: 1, unchanged: 1 });
    await expect(addAdvisory(system, own(target.id, { identifier: theirs.id }))).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(removeAdvisory(system, theirs.id)).rejects.toMatchObject({ code: 'conflict' });
    expect(await warningsOf(target)).toHaveLength(2);
  });

  test('is for administrators, and one that is not there cannot be removed', async () => {
    const { actor } = await aUser();
    await expect(addAdvisory(actor, own('Some.Id'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(removeAdvisory(actor, 'OWN-1')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(removeAdvisory(system, `OWN-${aWord()}`)).rejects.toMatchObject({ code: 'notFound' });
  });
});
