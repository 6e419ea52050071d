import { z } from 'zod';
import { aWord } from '@/lib/testing/word';
import { expect, test as base } from './fixtures';
import { sentence } from './target';
import { given, notOffered } from './verdicts';

const VerificationKey = z.strictObject({
  Key: z.string().min(20),
  Expires: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/),
});

type Each = {
  /** Makes a verification key by an API key, and gives its secret. */
  aVerificationKey: (id: string, key: string) => Promise<string>;
  /** The status of the question whether a key may push a package. */
  verify: (path: string, key: string) => Promise<number>;
};

const test = base.extend<Each>({
  aVerificationKey: async ({ request, feed }, use) => {
    await use(async (id, key) => {
      const response = await request.post(`${feed.publish}/create-verification-key/${id}`, {
        headers: { 'x-nuget-apikey': key },
      });
      if ([404, 405, 501].includes(response.status())) notOffered('It makes no verification keys.');
      expect(response.status(), response.statusText()).toBe(200);
      return VerificationKey.parse(await response.json()).Key;
    });
  },
  verify: async ({ request, feed }, use) => {
    await use(async (path, key) => {
      const response = await request.get(`${feed.v2}/verifykey/${path}`, {
        headers: { 'x-nuget-apikey': key },
      });
      return response.status();
    });
  },
});

test('a verification key is good once, with a version or without [check 115]', async ({
  push,
  owner,
  request,
  feed,
  target,
  aVerificationKey,
  verify,
}) => {
  const { id } = await push();
  const first = await aVerificationKey(id, owner.key);
  expect(await verify(`${id.toUpperCase()}/1.0`, first)).toBe(200);
  expect(await verify(`${id}/1.0.0`, first)).toBe(403);

  const second = await aVerificationKey(`${id}/1.0.0`, owner.key);
  expect(await verify(id, second)).toBe(200);
  const used = await request.get(`${feed.v2}/verifykey/${id}`, { headers: { 'x-nuget-apikey': second } });
  expect(used.status()).toBe(403);
  expect(used.statusText()).toMatch(sentence(target, /unknown, expired or used/));
});

test('a verification key is spent as well when it is refused [check 115]', async ({
  push,
  owner,
  aVerificationKey,
  verify,
}) => {
  const [one, other] = [await push(), await push()];
  const misused = await aVerificationKey(one.id, owner.key);
  expect(await verify(other.id, misused)).toBe(403);
  expect(await verify(one.id, misused)).toBe(403);

  const lost = await aVerificationKey(one.id, owner.key);
  expect(await verify(`${one.id}/7.0.0`, lost)).toBe(404);
  expect(await verify(one.id, lost)).toBe(403);
});

test('a verification key is made for IDs that are not here, by keys that may push [check 115]', async ({
  request,
  feed,
  owner,
  aVerificationKey,
  verify,
}) => {
  const id = `Test.${aWord()}`;
  expect(await verify(id, await aVerificationKey(id, owner.key))).toBe(404);
  await aVerificationKey(id, given('pushVersion'));

  const make = (headers: Record<string, string>) =>
    request.post(`${feed.publish}/create-verification-key/${id}`, { headers });
  expect((await make({})).status()).toBe(401);
  expect((await make({ 'x-nuget-apikey': 'wrong' })).status()).toBe(403);
  expect((await make({ 'x-nuget-apikey': given('unlist') })).status()).toBe(403);
});

test('an API key that may push is asked about as often as one likes [check 116]', async ({
  push,
  owner,
  request,
  feed,
  verify,
}) => {
  const { id } = await push();

  const status = await verify(id, owner.key);
  if ([404, 405, 501].includes(status)) notOffered('It verifies no keys.');
  expect(status).toBe(200);
  expect(await verify(`${id}/1.0.0`, owner.key)).toBe(200);
  expect(await verify(`Test.${aWord()}`, owner.key)).toBe(404);
  expect(await verify(`${id}/7.0.0`, owner.key)).toBe(404);
  expect(await verify(id, given('stranger').key)).toBe(403);
  expect((await request.get(`${feed.v2}/verifykey/${id}`)).status()).toBe(401);
});
