import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import { findAvatar } from './avatar';
import { getProfile } from './profile';

let service: Server;
const asked: string[] = [];
let answer: { status: number; body: Buffer };

beforeAll(async () => {
  service = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const { port } = service.address() as AddressInfo; // safe because it listens on a port
  Object.assign(process.env, { AVATARS: `http://127.0.0.1:${port}/avatar/`, OUTGOING_PRIVATE: 'true' });
});
afterAll(() => service.close());

beforeEach(async () => {
  asked.length = 0;
  const photo = sharp({ create: { width: 80, height: 80, channels: 3, background: '#345' } });
  answer = { status: 200, body: await photo.jpeg().toBuffer() };
});

test('the gallery itself asks an outside service, and hands on a picture without the hash [rule 197]', async () => {
  const user = await aUser();
  const { lowerAddress } = await db().emailAddress.findFirstOrThrow({ where: { accountKey: user.key } });
  const avatar = await findAvatar(user.name.toUpperCase());

  const hash = createHash('sha256').update(lowerAddress).digest('hex');
  expect(asked).toEqual([`/avatar/${hash}?s=256&d=404&r=g`]);
  expect(await sharp(avatar).metadata()).toMatchObject({ format: 'webp', width: 256, height: 256 });
  const profile = await getProfile(user.name, { skip: 0, take: 1 });
  expect(profile).toMatchObject({ picture: undefined, hasAvatar: true });
  expect(JSON.stringify(profile)).not.toContain(hash);
});

test.each([
  ['has none', { status: 404, body: Buffer.from('') }],
  ['fails', { status: 500, body: Buffer.from('') }],
  ['answers with what is no picture', { status: 200, body: Buffer.from('<svg/>') }],
  ['answers with too much', { status: 200, body: Buffer.alloc(3 * 1_048_576) }],
])('a service that %s gives no picture', async (_, given) => {
  answer = given;

  expect(await findAvatar((await aUser()).name)).toBeUndefined();
});

test('nobody is asked about whose address is not proved, and there is none of nobody', async () => {
  const user = await aUser();
  await db().emailAddress.updateMany({ where: { accountKey: user.key }, data: { confirmedAddress: null } });

  expect(await findAvatar(user.name)).toBeUndefined();
  expect(asked).toEqual([]);
  await expect(findAvatar(aWord())).rejects.toMatchObject({ code: 'notFound' });
});
