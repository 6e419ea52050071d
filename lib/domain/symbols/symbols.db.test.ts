import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { storage } from '@/lib/storage/storage';
import { makeAssembly } from '@/lib/testing/assembly';
import { anApiKey, aPackage, aUser, bytesOf, origin, type TestUser } from '@/lib/testing/factories';
import { makeNuspec } from '@/lib/testing/nuspec';
import { makePdb } from '@/lib/testing/pdb';
import { makeSnupkg, makeSymbols } from '@/lib/testing/snupkg';
import { aWord } from '@/lib/testing/word';
import { system } from '../actor';
import { authenticateApiKey } from '../api-keys/authenticate';
import { deleteVersions } from '../packages/delete';
import { lockPackage } from '../packages/lock';
import { push } from '../packages/push';
import { checkSymbols, giveUpOnSymbols } from './check';
import { listStalledChecks } from './stalled';
import { getPdb, getSymbolPackage } from './find';
import { pushSymbols } from './push';

const options = { limitBytes: 10_000_000 };

/** A version that is here, with the symbols that were built with it. */
async function aVersion(owner?: TestUser) {
  const who = owner ?? (await aUser());
  const identity = { id: `Test.${aWord()}`, version: '1.0.0' };
  const symbols = await makeSymbols(identity);
  await push(who.actor, bytesOf(symbols.nupkg), options);
  return { ...identity, lowerId: identity.id.toLowerCase(), owner: who, ...symbols };
}

const rowsOf = (lowerId: string) =>
  db().symbolPackage.findMany({
    where: { version: { package: { lowerId } } },
    orderBy: { key: 'asc' },
    include: { files: true },
  });

/** Does what the job does for the latest symbols package of a version. */
async function check(lowerId: string) {
  const rows = await rowsOf(lowerId);
  await checkSymbols(rows.at(-1)?.key ?? 0);
  return rowsOf(lowerId);
}

const pushAs = (actor: Parameters<typeof pushSymbols>[0], snupkg: Buffer) =>
  pushSymbols(actor, bytesOf(snupkg), options);

describe('a symbols package', () => {
  test('is kept and checked, and then its PDB is given to whoever knows the key [check 114]', async () => {
    const { owner, snupkg, lowerId, name, key, pdb } = await aVersion();
    await pushAs(owner.actor, snupkg);
    await expect(getPdb(name, key)).rejects.toMatchObject({ code: 'notFound' });

    expect(await check(lowerId)).toMatchObject([
      { status: 'available', files: [{ path: expect.any(String) }] },
    ]);
    const { objectName } = await getPdb(name, key);
    expect((await storage().readWhole(objectName))?.equals(pdb.bytes)).toBe(true);
    const kept = await getSymbolPackage(lowerId, '1.0.0');
    expect((await storage().readWhole(kept.objectName))?.equals(snupkg)).toBe(true);
  });

  test('is recorded, and so is what came of it', async () => {
    const { owner, snupkg, lowerId, id } = await aVersion();
    await pushAs(owner.actor, snupkg);
    await check(lowerId);

    const records = await db().auditRecord.findMany({
      where: { subject: `${id} 1.0.0`, action: { startsWith: 'symbols.' } },
      orderBy: { key: 'asc' },
    });
    expect(records).toMatchObject([
      { action: 'symbols.push', actorKey: owner.key },
      { action: 'symbols.publish', actorKey: null },
    ]);
  });

  test('has a job for its check', async () => {
    const { owner, snupkg, lowerId } = await aVersion();
    await pushAs(owner.actor, snupkg);

    const [row] = await rowsOf(lowerId);
    const jobs = await db().$queryRaw<{ key: number }[]>`
      select (payload ->> 'symbolPackageKey')::int as key from graphile_worker._private_jobs
      where payload ->> 'symbolPackageKey' = ${String(row?.key)}`;
    expect(jobs).toHaveLength(1);
  });

  test('takes the place of the one before only when it was found to fit [check 114]', async () => {
    const { owner, snupkg, lowerId, id, name, key } = await aVersion();
    const other = await makeSnupkg(
      { id, version: '1.0.0' },
      { [`lib/net8.0/${id}.pdb`]: makePdb('Other').bytes },
    );
    await pushAs(owner.actor, snupkg);
    await check(lowerId);
    await pushAs(owner.actor, other);

    expect(await check(lowerId)).toMatchObject([{ status: 'available' }, { status: 'failed', files: [] }]);
    await expect(getPdb(name, key)).resolves.toBeDefined();
    await pushAs(owner.actor, snupkg);
    expect(await check(lowerId)).toMatchObject([{ status: 'available', files: [{}] }]);
  });

  test('is a conflict while another one of the version is checked [check 114]', async () => {
    const { owner, snupkg, lowerId } = await aVersion();
    await pushAs(owner.actor, snupkg);

    await expect(pushAs(owner.actor, snupkg)).rejects.toMatchObject({ code: 'conflict' });
    await check(lowerId);
    await expect(pushAs(owner.actor, snupkg)).resolves.toBeDefined();
  });

  test('can be pushed again when its check was given up, or was forgotten for a day', async () => {
    const { owner, snupkg, lowerId } = await aVersion();
    await pushAs(owner.actor, snupkg);
    await giveUpOnSymbols((await rowsOf(lowerId))[0]?.key ?? 0);
    await pushAs(owner.actor, snupkg);
    const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
    await db().symbolPackage.updateMany({
      where: { version: { package: { lowerId } }, status: 'checking' },
      data: { createdAt: twoDaysAgo },
    });
    await pushAs(owner.actor, snupkg);

    expect(await check(lowerId)).toMatchObject([{ status: 'available' }]);
  });

  test('whose check was killed is found after a while', async () => {
    const { owner, snupkg, lowerId } = await aVersion();
    await pushAs(owner.actor, snupkg);
    const [row] = await rowsOf(lowerId);
    const inAnHour = new Date(Date.now() + 3_600_000);

    expect(await listStalledChecks()).not.toContain(row?.key);
    expect(await listStalledChecks(inAnHour)).toContain(row?.key);
    await check(lowerId);
    expect(await listStalledChecks(inAnHour)).not.toContain(row?.key);
  });

  test('of which many are pushed at a time is taken once [check 114]', async () => {
    const { owner, snupkg } = await aVersion();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => pushAs(owner.actor, snupkg)));

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject(
      Array.from({ length: 7 }, () => ({ reason: { code: 'conflict' } })),
    );
  });

  test('may be checked twice', async () => {
    const { owner, snupkg, lowerId } = await aVersion();
    await pushAs(owner.actor, snupkg);
    await check(lowerId);

    expect(await check(lowerId)).toMatchObject([{ status: 'available', files: [{}] }]);
  });
});

describe('the push of symbols is refused', () => {
  test('to a stranger, which is recorded [check 114]', async () => {
    const { snupkg, id } = await aVersion();
    const stranger = await aUser();

    await expect(pushAs(stranger.actor, snupkg)).rejects.toMatchObject({ code: 'pushForbidden' });
    expect(await db().auditRecord.findMany({ where: { actorKey: stranger.key } })).toMatchObject([
      { action: 'symbols.pushRefused', subject: `${id} 1.0.0` },
    ]);
  });

  test('to nobody, and to a key without the scope', async () => {
    const { owner, snupkg } = await aVersion();
    const key = await authenticateApiKey(await anApiKey(owner, { actions: ['unlist'] }), origin);

    await expect(pushAs({ kind: 'anonymous', origin }, snupkg)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await expect(pushAs(key, snupkg)).rejects.toMatchObject({ code: 'invalidApiKey' });
  });

  test('to a key that does not cover the ID, and not to one that may push versions alone', async () => {
    const { owner, snupkg } = await aVersion();
    const other = await authenticateApiKey(await anApiKey(owner, { globs: ['Other.*'] }), origin);
    const versions = await authenticateApiKey(await anApiKey(owner, { actions: ['pushVersion'] }), origin);

    await expect(pushAs(other, snupkg)).rejects.toMatchObject({ code: 'pushForbidden' });
    await expect(pushAs(versions, snupkg)).resolves.toBeDefined();
  });

  test('for a package that is locked', async () => {
    const { owner, snupkg, lowerId } = await aVersion();
    await lockPackage(system, lowerId);

    await expect(pushAs(owner.actor, snupkg)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('without its version, before its files are looked at [check 114]', async () => {
    const { owner, id, snupkg, lowerId } = await aVersion();
    const rubbish = await makeSnupkg({ id, version: '2.0.0' }, { 'a.dll': 'x' });
    await expect(pushAs(owner.actor, rubbish)).rejects.toMatchObject({ code: 'notFound' });

    await deleteVersions(system, { id: lowerId, lowerVersion: '1.0.0' }, { hard: false });
    await expect(pushAs(owner.actor, snupkg)).rejects.toMatchObject({ code: 'notFound' });
  });

  test.each([
    [
      'with an assembly in it',
      { 'lib/net8.0/a.dll': 'x', 'lib/net8.0/a.pdb': 'x' },
      /the file "lib\/net8\.0\/a\.dll"/,
    ],
    ['without a PDB', { LICENSE: 'x' }, /holds no PDB/],
  ])('%s [check 114]', async (_what, files, sentence) => {
    const { owner, id } = await aVersion();
    const snupkg = await makeSnupkg({ id, version: '1.0.0' }, files);

    await expect(pushAs(owner.actor, snupkg)).rejects.toMatchObject({
      code: 'invalidPackage',
      message: expect.stringMatching(sentence),
    });
  });

  test.each([
    ['with authors', { packageTypes: ['SymbolsPackage'] }, /no authors/],
    ['with owners', { packageTypes: ['SymbolsPackage'], authors: '', owners: 'Me' }, /no owners/],
    ['of another type', { authors: '', packageTypes: ['DotnetTool'] }, /package type "SymbolsPackage"/],
    ['of no type', { authors: '' }, /package type "SymbolsPackage"/],
  ])('%s in the nuspec [check 114]', async (_what, nuspec, sentence) => {
    const { owner, id } = await aVersion();
    const identity = { id, version: '1.0.0' };
    const snupkg = await makeSnupkg(identity, { 'a.pdb': 'x' }, makeNuspec({ ...identity, ...nuspec }));

    await expect(pushAs(owner.actor, snupkg)).rejects.toMatchObject({
      code: 'invalidPackage',
      message: expect.stringMatching(sentence),
    });
  });

  test('of more bytes than the limit, and of no zip file', async () => {
    const { owner, snupkg } = await aVersion();

    await expect(pushSymbols(owner.actor, bytesOf(snupkg), { limitBytes: 100 })).rejects.toMatchObject({
      code: 'tooLarge',
    });
    await expect(pushAs(owner.actor, Buffer.from('hello'))).rejects.toMatchObject({ code: 'invalidPackage' });
  });
});

describe('the check fails, with a sentence,', () => {
  test.each([
    ['of a Windows PDB', 'Microsoft C/C++ MSF 7.00\r\n\x1aDS', /"lib\/net8\.0\/ID\.pdb" is a Windows PDB/],
    ['of what is no PDB', 'hello', /"lib\/net8\.0\/ID\.pdb" is not a portable PDB/],
    ['of the PDB of another build', makePdb('Other').bytes, /were not built together/],
  ])('%s', async (_what, content, sentence) => {
    const { owner, id, lowerId } = await aVersion();
    await pushAs(
      owner.actor,
      await makeSnupkg({ id, version: '1.0.0' }, { [`lib/net8.0/${id}.pdb`]: content }),
    );

    const [row] = await check(lowerId);
    expect(row?.status).toBe('failed');
    expect(row?.failure.replaceAll(id, 'ID')).toMatch(sentence);
  });

  test('of a PDB whose content is not what it was', async () => {
    const { owner, id, lowerId, pdb } = await aVersion();
    const changed = Buffer.from(pdb.bytes);
    changed.write('X', changed.length - 8);
    await pushAs(
      owner.actor,
      await makeSnupkg({ id, version: '1.0.0' }, { [`lib/net8.0/${id}.pdb`]: changed }),
    );

    expect(await check(lowerId)).toMatchObject([{ failure: expect.stringContaining('its content is not') }]);
  });

  test('of PDBs at another path than their assemblies, and says how many there are', async () => {
    const { owner, id, lowerId, pdb } = await aVersion();
    const files = { 'lib/a.pdb': pdb.bytes, 'lib/b.pdb': pdb.bytes };
    await pushAs(owner.actor, await makeSnupkg({ id, version: '1.0.0' }, files));

    const [row] = await check(lowerId);
    expect(row?.failure).toBe(
      'The package has no assembly beside "lib/a.pdb": a .dll or .exe of the same path. One more file does not fit.',
    );
  });
});

describe('a debugger', () => {
  test('gets a PDB by one of the checksums that it asks for, and no other', async () => {
    const { owner, snupkg, lowerId, name, key, pdb } = await aVersion();
    await pushAs(owner.actor, snupkg);
    await check(lowerId);
    const checksum = `SHA256:${pdb.checksum.bytes.toString('hex')}`;

    await expect(getPdb(name, key, ['SHA384:00', checksum])).resolves.toBeDefined();
    await expect(getPdb(name, key, ['SHA256:00'])).rejects.toMatchObject({ code: 'notFound' });
    await expect(getPdb('other.pdb', key)).rejects.toMatchObject({ code: 'notFound' });
    await expect(getPdb(name, key.replace(/^./, 'x'))).rejects.toMatchObject({ code: 'notFound' });
  });

  test('gets nothing of a version that was deleted', async () => {
    const { owner, snupkg, lowerId, name, key } = await aVersion();
    await pushAs(owner.actor, snupkg);
    await check(lowerId);
    await deleteVersions(system, { id: lowerId, lowerVersion: '1.0.0' }, { hard: false });

    await expect(getPdb(name, key)).rejects.toMatchObject({ code: 'notFound' });
    await expect(getSymbolPackage(lowerId, '1.0.0')).rejects.toMatchObject({ code: 'notFound' });
  });

  test('gets a PDB that claims the id of another only by its own checksum', async () => {
    const first = await aVersion();
    await pushAs(first.owner.actor, first.snupkg);
    await check(first.lowerId);
    const thief = await aUser();
    const id = `Test.${aWord()}`;
    const pdb = makePdb('Thief');
    first.pdb.guid.copy(pdb.bytes, pdb.bytes.indexOf(pdb.guid));
    const stolen = { ...pdb, guid: first.pdb.guid };
    const path = `lib/${first.id}`;
    await aPackage({ owner: thief, id, files: { [`${path}.dll`]: makeAssembly(stolen) } });
    await pushAs(thief.actor, await makeSnupkg({ id, version: '1.0.0' }, { [`${path}.pdb`]: pdb.bytes }));
    expect(await check(id.toLowerCase())).toMatchObject([{ status: 'available' }]);

    const original = await getPdb(first.name, first.key);
    expect((await storage().readWhole(original.objectName))?.equals(first.pdb.bytes)).toBe(true);
    const asked = await getPdb(first.name, first.key, [`SHA256:${pdb.checksum.bytes.toString('hex')}`]);
    expect((await storage().readWhole(asked.objectName))?.equals(pdb.bytes)).toBe(true);
  });
});
