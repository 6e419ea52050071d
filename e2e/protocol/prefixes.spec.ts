import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { succeed } from '../fixtures';
import { expect, test } from './feed';

test('a new ID under the prefix of others is refused with 409, and the reason stands where clients look [rule 175] [check 103]', async ({
  lode,
  aPerson,
  pushBytes,
}) => {
  const [holder, stranger] = [await aPerson(), await aPerson()];
  const value = `${aWord()}.`;
  await succeed(lode('prefix', 'reserve', value, '--owner', holder.name));
  const id = `${value}Text`;
  const refused = await pushBytes(await makeNupkg({ id, version: '1.0.0' }), stranger.key);
  const sentence = `The ID "${id}" begins with "${value}", which is reserved for others. Choose another ID, or ask ${holder.name} to publish it or to share the prefix with you.`;
  expect([refused.status(), refused.statusText(), await refused.text()]).toEqual([409, sentence, sentence]);

  await succeed(lode('prefix', 'owner', 'remove', value, holder.name));
  const ownerless = await pushBytes(await makeNupkg({ id, version: '1.0.0' }), stranger.key);
  expect(ownerless.status()).toBe(409);
  expect(await ownerless.text()).toContain('nobody holds the reservation');
});

test('search says of a package that it is verified as soon as it is, and no longer [check 67]', async ({
  lode,
  aPerson,
  push,
  search,
}) => {
  const holder = await aPerson();
  const value = `${aWord()}.`;
  const { id } = await push({ id: `${value}Text`, key: holder.key });
  const verified = async () =>
    (await search({ q: `packageid:${id}`, prerelease: 'true', semVerLevel: '2.0.0' })).data.map(
      (hit) => hit.verified,
    );
  expect(await verified()).toEqual([false]);
  await succeed(lode('prefix', 'reserve', value, '--owner', holder.name));
  await expect.poll(verified).toEqual([true]);
  await succeed(lode('prefix', 'release', value));
  await expect.poll(verified).toEqual([false]);
});

test('a shared prefix lets everybody publish, and only its owners are verified [rule 179] [check 103]', async ({
  lode,
  aPerson,
  push,
  search,
}) => {
  const [holder, other] = [await aPerson(), await aPerson()];
  const value = `${aWord()}.`;
  await succeed(lode('prefix', 'reserve', value, '--owner', holder.name, '--shared'));
  await push({ id: `${value}One`, key: holder.key });
  await push({ id: `${value}Two`, key: other.key });
  const hits = async () =>
    (await search({ q: value, semVerLevel: '2.0.0' })).data.map(({ id, verified }) => [id, verified]).sort();
  await expect.poll(hits).toEqual([
    [`${value}One`, true],
    [`${value}Two`, false],
  ]);
});

test('lode prefix says what it did, in words and in JSON [rule 173, 174]', async ({ lode, aPerson }) => {
  const [one, other] = [await aPerson(), await aPerson()];
  const value = `${aWord()}.`;
  const told = { code: 0, stderr: '' };
  expect(await lode('prefix', 'reserve', value, '--owner', one.name, '--json')).toEqual({
    ...told,
    stdout: `${JSON.stringify({ value, shared: false, exact: false, owners: [one.name] })}\n`,
  });
  expect(await lode('prefix', 'reserve', `${value}Text`, '--exact', '--shared')).toEqual({
    ...told,
    stdout: `${value}Text is reserved for nobody yet, and shared with everybody.\n`,
  });
  expect(await lode('prefix', 'reserve', value.slice(0, -1))).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining(`"${value.slice(0, -1)}*" would take in "${value}*"`),
  });
  expect(await lode('prefix', 'owner', 'add', value, other.name)).toEqual({
    ...told,
    stdout: `${other.name} owns ${value} now.\n`,
  });
  expect(await lode('prefix', 'owner', 'remove', `${value}*`, one.name, '--json')).toEqual({
    ...told,
    stdout: `${JSON.stringify({ value, owner: one.name })}\n`,
  });
  const list = await succeed(lode('prefix', 'list'));
  expect(list).toContain(`${value}*  ${other.name}\n`);
  expect(list).toContain(`${value}Text  held by nobody  shared`);
  expect(await lode('prefix', 'release', value)).toEqual({ ...told, stdout: `${value} was released.\n` });
  expect(await lode('prefix', 'release', value)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`The prefix "${value}" is not reserved here.`),
  });
});
