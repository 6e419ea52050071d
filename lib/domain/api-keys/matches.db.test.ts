import fc from 'fast-check';
import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { effort, seed } from '@/lib/testing/effort';
import { aPackage, aUser, origin } from '@/lib/testing/factories';
import { addMember, addOwner, anOrganization, removeMember } from '@/lib/testing/organizations';
import { aWord } from '@/lib/testing/word';
import { globCovers } from '../permissions';
import { findMatches, likePattern, listPackagesToChoose } from './matches';

test('of the packages of an account, those that patterns cover now are listed by their IDs', async () => {
  const owner = await aUser();
  const word = aWord();
  for (const id of [`${word}.Text`, `${word}.Json`, `Other.${word}`]) await aPackage({ owner, id });
  await aPackage({ id: `${word}.Foreign` });
  const matches = (...globs: string[]) => findMatches(owner.actor, { ownerKey: owner.key, globs });

  expect(await matches(`${word.toUpperCase()}.*`)).toEqual({
    ids: [`${word}.Json`, `${word}.Text`],
    count: 2,
    owned: 3,
  });
  expect(await matches(`${word}.text`, `OTHER.*`)).toMatchObject({ count: 2 });
  expect(await matches('*')).toMatchObject({ count: 3 });
  expect(await matches('Nothing')).toEqual({ ids: [], count: 0, owned: 3 });
});

test('of an organization they are told to its members alone', async () => {
  const { organization, collaborator } = await anOrganization();
  const { lowerId, id } = await aPackage();
  const { key } = await db().package.findUniqueOrThrow({ where: { lowerId } });
  await addOwner(key, organization.key);
  const asked = { ownerKey: organization.key, globs: ['*'] };

  expect(await findMatches(collaborator.actor, asked)).toEqual({ ids: [id], count: 1, owned: 1 });
  await removeMember(organization, collaborator);
  await expect(findMatches(collaborator.actor, asked)).rejects.toMatchObject({ field: 'owner' });
  await expect(findMatches({ kind: 'anonymous', origin }, asked)).rejects.toMatchObject({
    code: 'unauthenticated',
  });
});

test('the packages to choose from are those of whoever asks and of his organizations', async () => {
  const { organization, collaborator } = await anOrganization();
  const own = await aPackage({ owner: collaborator, id: `A.${aWord()}` });
  const { lowerId, id } = await aPackage({ id: `B.${aWord()}` });
  const { key } = await db().package.findUniqueOrThrow({ where: { lowerId } });
  await addOwner(key, organization.key);

  expect(await listPackagesToChoose(collaborator.actor)).toEqual([
    { id: own.id, owner: collaborator.name },
    { id, owner: organization.name },
  ]);
  const ofOrganization = () => listPackagesToChoose(collaborator.actor, organization.key);
  expect(await ofOrganization()).toEqual([{ id, owner: organization.name }]);
  await removeMember(organization, collaborator);
  expect(await listPackagesToChoose(collaborator.actor)).toHaveLength(1);
  expect(await ofOrganization()).toEqual([]);
  await addMember(organization, collaborator);
});

test('for random patterns and IDs, PostgreSQL covers what a use of the key covers', async () => {
  const parts = (...more: string[]) =>
    fc
      .array(fc.constantFrom('a', 'B', 'ab', '.', '-', '_', ...more), { minLength: 1, maxLength: 8 })
      .map((texts) => texts.join(''));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(parts('*'), parts()), { minLength: 50, maxLength: 50 }),
      async (pairs) => {
        const patterns = pairs.map(([glob]) => likePattern(glob));
        const ids = pairs.map(([, id]) => id.toLowerCase());
        const found = await db().$queryRaw<{ covered: boolean }[]>`
        select id like pattern as covered
        from unnest(${patterns}::text[], ${ids}::text[]) with ordinality as pair(pattern, id, number) order by number`;
        expect(found.map(({ covered }) => covered)).toEqual(pairs.map(([glob, id]) => globCovers(glob, id)));
      },
    ),
    { numRuns: effort(200), seed: seed() },
  );
});
