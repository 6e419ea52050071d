import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { databaseUrl } from '@/lib/db/address';
import { db } from '@/lib/db/client';
import { everything, onPurge } from '@/lib/db/purge';
import { transaction } from '@/lib/db/transaction';
import { lockUser, unlockUser } from '@/lib/domain/accounts/lock';
import { beginSession, endSession, endSessions } from '@/lib/domain/accounts/sessions';
import { system } from '@/lib/domain/actor';
import { revokeApiKey } from '@/lib/domain/api-keys/own-keys';
import { removeMember } from '@/lib/domain/organizations/members';
import { sealSessionId } from '@/lib/http/session-token';
import { effort } from '@/lib/testing/effort';
import { anApiKey, aUser, origin, type TestUser } from '@/lib/testing/factories';
import { anOrganization } from '@/lib/testing/organizations';
import { aFront, until } from './front/front-fixture';
import type { Gate } from './front/gate';
import { createPurgeFeed } from './front/purge-feed';
import { memberGate } from './member-gate';

const path = '/v3/flatcontainer/acme/index.json';

// The settings are read once, at their first use.
beforeAll(() => void vi.stubEnv('READ_ACCESS', 'members'));

const basic = (user: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`,
});

function gateOf(purges: { isLive(): boolean }): Gate {
  const gate = memberGate(purges);
  if (gate === undefined) throw new Error('The gallery is for everybody.');
  return gate;
}

/** A front before one document, which hears of purges as those of this process do, or as those of another one. */
async function aProcess(kind: 'this' | 'another') {
  const feed = createPurgeFeed(databaseUrl());
  const gate = gateOf(kind === 'this' ? { isLive: () => true } : feed);
  if (kind === 'this') {
    onPurge(gate.purge);
  } else {
    feed.start({ purge: gate.purge, clear: () => gate.purge([everything]) });
    onTestFinished(feed.stop);
    await until(feed.isLive);
  }
  const { ask, asked } = await aFront(
    (_request, response) => {
      response.writeHead(200, { 'surrogate-control': 'max-age=3600', 'cache-tag': 'package:acme' });
      response.end('{"versions":["1.0.0"]}');
    },
    { gate },
  );
  return { asked, read: async (headers: Record<string, string>) => (await ask(path, { headers })).status };
}

async function aReader(user?: TestUser, ownerKey?: number) {
  const maker = user ?? (await aUser());
  const secret = await anApiKey(maker, {
    actions: ['read'],
    ...(ownerKey !== undefined && { ownerKey }),
  });
  return { user: maker, headers: basic(maker.name, secret) };
}

async function aSession({ key: accountKey }: TestUser) {
  const id = await transaction((tx) =>
    beginSession(tx, { accountKey, method: 'password', secondFactor: false, origin }),
  );
  return { id, headers: { cookie: `lode.session=${await sealSessionId(id)}` } };
}

async function revokeKeys({ key: creatorKey, actor }: TestUser): Promise<void> {
  for (const { key } of await db().apiKey.findMany({ where: { creatorKey } })) await revokeApiKey(actor, key);
}

test('in the process that ends it, reading is over before the act is answered [check 151]', async () => {
  const { read } = await aProcess('this');
  const { organization, administrator, collaborator } = await anOrganization();
  const [revoked, locked, acting] = [
    await aReader(),
    await aReader(),
    await aReader(collaborator, organization.key),
  ];
  const [signedOut, thrownOut] = [await aUser(), await aUser()];
  const [one, other] = [await aSession(signedOut), await aSession(thrownOut)];

  const acts: [Record<string, string>, () => Promise<unknown>, number][] = [
    [revoked.headers, () => revokeKeys(revoked.user), 401],
    [locked.headers, () => lockUser(system, locked.user.name, 'Because.'), 401],
    [acting.headers, () => removeMember(administrator.actor, organization.name, collaborator.name), 401],
    [one.headers, () => endSession(signedOut.actor, one.id), 401],
    [other.headers, () => transaction((tx) => endSessions(tx, system, { accountKey: thrownOut.key })), 401],
  ];
  for (const [headers, act, status] of acts) {
    // Twice: the second time as it is remembered.
    expect([await read(headers), await read(headers)]).toEqual([200, 200]);
    await act();
    expect([await read(headers), await read(headers)]).toEqual([status, status]);
  }
});

test('another process hears of it, and does not let in again who was shut out [check 151]', async () => {
  const [near, far] = [await aProcess('this'), await aProcess('another')];
  const { user, headers } = await aReader();

  for (let round = 0; round < effort(50); round++) {
    for (const { read } of [near, far, near, far]) expect(await read(headers)).toBe(200);
    await lockUser(system, user.name, 'Because.');
    expect(await near.read(headers)).toBe(401);
    await until(async () => (await far.read(headers)) === 401);
    for (let again = 0; again < 3; again++) expect(await far.read(headers)).toBe(401);
    await unlockUser(system, user.name);
    await until(async () => (await far.read(headers)) === 200);
  }
  expect([near.asked.length, far.asked.length]).toEqual([1, 1]);
});

test('of those who read while they are shut out, nobody is remembered [check 151]', async () => {
  const { read } = await aProcess('this');
  for (let round = 0; round < effort(100); round++) {
    const { user, headers } = await aReader();
    await Promise.all([read(headers), read(headers), revokeKeys(user), read(headers), read(headers)]);
    expect(await read(headers)).toBe(401);
  }
});

test('a key that ended while it was remembered reads nothing', async () => {
  const { read } = await aProcess('this');
  const { user, headers } = await aReader();
  const end = new Date(Date.now() + 700);
  await db().apiKey.updateMany({ where: { creatorKey: user.key }, data: { expiresAt: end } });
  expect(await read(headers)).toBe(200);
  await until(() => Date.now() > end.getTime());
  expect(await read(headers)).toBe(401);
});
