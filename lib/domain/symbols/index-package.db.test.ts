import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { makeAssembly } from '@/lib/testing/assembly';
import { aPackage } from '@/lib/testing/factories';
import { makePdb } from '@/lib/testing/pdb';
import { aWord } from '@/lib/testing/word';
import { getPdb } from './find';
import { indexPackageSymbols } from './index-package';

const keyOf = async (lowerId: string) =>
  (await db().packageVersion.findFirstOrThrow({ where: { package: { lowerId } } })).key;

const jobsOf = (versionKey: number) => db().$queryRaw<unknown[]>`
  select from graphile_worker._private_jobs where payload ->> 'versionKey' = ${String(versionKey)}`;

test('the PDBs in a package that fit their assemblies are given to debuggers, and the others are left alone', async () => {
  const [pdb, other] = [makePdb('Acme'), makePdb('Other')];
  const name = `${aWord()}.pdb`;
  const stem = name.slice(0, -4);
  const { lowerId } = await aPackage({
    files: {
      [`lib/net8.0/${stem.toUpperCase()}.DLL`]: makeAssembly(pdb),
      [`lib/net8.0/${name}`]: pdb.bytes,
      'lib/net8.0/other.dll': makeAssembly(pdb),
      'lib/net8.0/other.pdb': other.bytes,
      'runtimes/win/native/old.pdb': 'Microsoft C/C++ MSF 7.00\r\n\x1aDS',
    },
  });
  const versionKey = await keyOf(lowerId);
  expect(await jobsOf(versionKey)).toHaveLength(1);

  expect(await indexPackageSymbols(versionKey)).toBe(1);
  const [file] = await db().symbolFile.findMany({ where: { versionKey } });
  expect(file).toMatchObject({ path: `lib/net8.0/${name}`, lowerName: name });
  await expect(getPdb(name, file?.symbolKey ?? '')).resolves.toMatchObject({ sizeBytes: pdb.bytes.length });
});

test('again changes nothing', async () => {
  const pdb = makePdb('Acme');
  const { lowerId } = await aPackage({ files: { 'lib/a.dll': makeAssembly(pdb), 'lib/a.pdb': pdb.bytes } });
  const versionKey = await keyOf(lowerId);
  await indexPackageSymbols(versionKey);

  expect(await indexPackageSymbols(versionKey)).toBe(1);
  expect(await db().symbolFile.count({ where: { versionKey } })).toBe(1);
});

test('a package without a PDB has no job', async () => {
  const { lowerId } = await aPackage({ assembly: 'net8.0' });

  expect(await jobsOf(await keyOf(lowerId))).toHaveLength(0);
});
