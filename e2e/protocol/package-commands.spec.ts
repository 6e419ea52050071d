import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { expect, test } from './feed';

test('lode package delete says what it deleted, in words and in JSON', async ({ lode, push }) => {
  const { id } = await push({ version: '1.0.0' });
  await push({ id, version: '2.0.0' });
  await push({ id, version: '3.0.0-Beta' });

  expect(await lode('package', 'delete', id, '2.0', '--yes', '--json')).toEqual({
    code: 0,
    stdout: `${JSON.stringify({ id, deleted: ['2.0.0'], hard: false })}\n`,
    stderr: '',
  });
  expect(await lode('package', 'delete', id, '--yes')).toEqual({
    code: 0,
    stdout: `Deleted of ${id}: 1.0.0, 3.0.0-Beta.\n`,
    stderr: '',
  });
});

test('a deleted version is gone for clients at once, and its number stays taken', async ({
  lode,
  push,
  pushBytes,
  owner,
  request,
  feed,
}) => {
  const { id } = await push({ version: '1.0.0' });
  await push({ id, version: '2.0.0' });
  const lower = id.toLowerCase();
  const versions = `${feed.flatContainer}${lower}/index.json`;
  const nupkg = `${feed.flatContainer}${lower}/2.0.0/${lower}.2.0.0.nupkg`;
  expect(await (await request.get(versions)).json()).toEqual({ versions: ['1.0.0', '2.0.0'] });
  expect((await request.get(nupkg)).status()).toBe(200);

  expect(await lode('package', 'delete', id, '2.0.0', '--yes')).toMatchObject({ code: 0 });

  await expect.poll(async () => (await request.get(versions)).text()).toBe('{"versions":["1.0.0"]}');
  await expect.poll(async () => (await request.get(nupkg)).status()).toBe(404);
  const again = await pushBytes(await makeNupkg({ id, version: '2.0.0' }), owner.key);
  expect({ status: again.status(), sentence: await again.text() }).toEqual({
    status: 409,
    sentence: `${id} 2.0.0 was deleted, and its number cannot be used again. Push it under a new version number.`,
  });

  expect(await lode('package', 'delete', id, '2.0.0', '--hard', '--yes', '--json')).toMatchObject({
    code: 0,
    stdout: `${JSON.stringify({ id, deleted: ['2.0.0'], hard: true })}\n`,
  });
  await push({ id, version: '2.0.0' });
  await expect.poll(async () => (await request.get(nupkg)).status()).toBe(200);
});

test('lode package delete does nothing unless it is meant, and names what is not there', async ({
  lode,
  push,
}) => {
  const { id } = await push();
  expect(await lode('package', 'delete', id)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining("required option '--yes' not specified"),
  });

  const unknown = `no.${aWord()}`;
  const refusals = [
    [[id, '9.0.0'], `Package "${id}" has no version "9.0.0" here.\n`],
    [[id, 'one'], '"one" is not a version. A version looks like 1.2.3 or 1.2.3-beta.1.\n'],
    [[unknown], `There is no package "${unknown}" here. Check the spelling of its ID.\n`],
  ] as const;
  for (const [args, stderr] of refusals) {
    expect(await lode('package', 'delete', ...args, '--yes')).toEqual({ code: 1, stdout: '', stderr });
  }
});

test('the owners of a locked package push and unlist nothing until it is unlocked', async ({
  lode,
  push,
  pushBytes,
  owner,
  request,
  feed,
}) => {
  const { id } = await push();
  const next = await makeNupkg({ id, version: '2.0.0' });
  const sentence = `The package "${id}" is locked. Ask the gallery's administrators.`;

  expect(await lode('package', 'lock', id, '--json')).toEqual({
    code: 0,
    stdout: `${JSON.stringify({ id, locked: true })}\n`,
    stderr: '',
  });
  const pushed = await pushBytes(next, owner.key);
  expect({ status: pushed.status(), sentence: await pushed.text() }).toEqual({ status: 403, sentence });
  const unlisted = await request.delete(`${feed.publish}/${id}/1.0.0`, {
    headers: { 'x-nuget-apikey': owner.key },
  });
  expect({ status: unlisted.status(), sentence: await unlisted.text() }).toEqual({ status: 403, sentence });

  expect(await lode('package', 'unlock', id)).toEqual({
    code: 0,
    stdout: `${id} was unlocked.\n`,
    stderr: '',
  });
  expect((await pushBytes(next, owner.key)).status()).toBe(201);
  expect(await lode('package', 'lock', `No.${id}`)).toMatchObject({ code: 1, stdout: '' });
});
