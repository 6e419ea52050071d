import { describe, expect, onTestFinished, test } from 'vitest';
import { db } from '@/lib/db/client';
import { onPurge } from '@/lib/db/purge';
import { transaction } from '@/lib/db/transaction';
import { anApiKey, aUser, origin, userActor } from '@/lib/testing/factories';
import { anOrganization, removeMember } from '@/lib/testing/organizations';
import { lockUser } from './accounts/lock';
import { beginSession, endSession, endSessions, findSessionActor } from './accounts/sessions';
import { type Actor, type ApiKeyAction, system } from './actor';
import { listApiKeys, revokeApiKey } from './api-keys/own-keys';
import { tags } from './cache-tags';
import { removeMember as removeMemberAs } from './organizations/members';
import { authenticateReader, requireReader } from './reading';

const reader = async (actions: ApiKeyAction[] = ['read']) => {
  const user = await aUser();
  return { user, secret: await anApiKey(user, { actions }) };
};

const readBy = (user: string | undefined, secret: string) => authenticateReader({ user, secret }, origin);

describe('of those who are signed in', () => {
  const person = userActor(1, 'ann');

  test.each([
    ['whoever has proved an address reads', person, undefined],
    ['who has not proved an address does not read', { ...person, confirmed: false }, /Confirm your e-mail/],
    ['who is locked does not read', { ...person, locked: true }, /is locked/],
    [
      'who lacks the second factor that is demanded does not read',
      { ...person, lacksSecondFactor: true },
      /second factor/,
    ],
    ['strangers do not read', { kind: 'anonymous', origin } satisfies Actor, /for its members/],
  ])('%s [check 151]', async (_title, actor, refusal) => {
    const asked = requireReader(actor);
    if (refusal === undefined) await expect(asked).resolves.toBeUndefined();
    else await expect(asked).rejects.toThrow(refusal);
  });
});

test('a key that may read goes by itself, and with the name or an address of its maker [check 151]', async () => {
  const { user, secret } = await reader();
  const { address } = await db().emailAddress.findFirstOrThrow({ where: { accountKey: user.key } });

  for (const name of [
    undefined,
    user.name,
    user.name.toUpperCase(),
    ` ${user.name} `,
    address.toUpperCase(),
  ]) {
    await expect(readBy(name, secret)).resolves.toMatchObject({ creatorKey: user.key });
  }
});

test('a key is refused with the name of somebody else, or with none [check 151]', async () => {
  const { secret } = await reader();
  const other = await aUser();

  for (const name of [other.name, '']) {
    await expect(readBy(name, secret)).rejects.toThrow(/does not go with this user name/);
  }
});

test.each<[ApiKeyAction[]]>([[['push']], [['pushVersion', 'unlist']], [['unlist']]])(
  'a key that may %s alone does not read',
  async (actions) => {
    const { user, secret } = await reader(actions);

    await expect(readBy(user.name, secret)).rejects.toThrow(/may not read\. Edit it/);
  },
);

test('a key that is unknown, mistyped, expired or revoked does not read', async () => {
  const { user, secret } = await reader();
  await expect(readBy(user.name, 'password')).rejects.toMatchObject({ code: 'invalidApiKey' });
  await expect(readBy(user.name, `${secret}x`)).rejects.toMatchObject({ code: 'invalidApiKey' });

  await db().apiKey.updateMany({ where: { creatorKey: user.key }, data: { expiresAt: new Date() } });
  await expect(readBy(user.name, secret)).rejects.toMatchObject({ code: 'invalidApiKey' });

  const second = await anApiKey(user, { actions: ['read'] });
  await revokeAll(user.actor);
  await expect(readBy(user.name, second)).rejects.toMatchObject({ code: 'invalidApiKey' });
});

test('the key of somebody who is locked does not read, and reads again once he is not', async () => {
  const { user, secret } = await reader();

  await lockUser(system, user.name, 'Because.');
  await expect(readBy(user.name, secret)).rejects.toThrow(/is locked/);

  await db().account.update({ where: { key: user.key }, data: { lockedAt: null } });
  await expect(readBy(user.name, secret)).resolves.toBeDefined();
});

test('the key of somebody who has proved no address does not read', async () => {
  const { user, secret } = await reader();
  await db().emailAddress.updateMany({ where: { accountKey: user.key }, data: { confirmedAddress: null } });

  await expect(readBy(user.name, secret)).rejects.toThrow(/has not confirmed its e-mail address/);
});

test('a key in the name of an organization goes by both names, and reads while its maker is a member', async () => {
  const { organization, administrator, collaborator } = await anOrganization();
  const secret = await anApiKey(collaborator, { actions: ['read'], ownerKey: organization.key });

  for (const name of [organization.name, collaborator.name]) {
    await expect(readBy(name, secret)).resolves.toMatchObject({ ownerKey: organization.key });
  }
  await expect(readBy(organization.email, secret)).rejects.toThrow(/user name/);
  await expect(readBy(administrator.name, secret)).rejects.toThrow(/user name/);

  await removeMember(organization, collaborator);
  await expect(readBy(collaborator.name, secret)).rejects.toThrow(/not a member/);
});

describe('what is kept of who may read is dropped before the act is answered that', () => {
  test('revokes a key', async () => {
    const { user } = await reader();
    expect(await purgedBy(() => revokeAll(user.actor))).toContain(tags.readers);
  });

  test('locks an account', async () => {
    const { name } = await aUser();
    expect(await purgedBy(() => lockUser(system, name, 'Because.'))).toContain(tags.readers);
  });

  test('ends the session of a cookie, whoever asks for it', async () => {
    const user = await aUser();
    for (const actor of [user.actor, { kind: 'anonymous', origin } satisfies Actor]) {
      const id = await aSession(user.key);
      expect(await purgedBy(() => endSession(actor, id))).toContain(tags.readers);
      expect(await findSessionActor(id, origin)).toBeUndefined();
    }
  });

  test('ends all sessions of an account', async () => {
    const user = await aUser();
    await aSession(user.key);
    const end = () => transaction((tx) => endSessions(tx, user.actor, { accountKey: user.key }));
    expect(await purgedBy(end)).toContain(tags.readers);
  });

  test('takes a member out of an organization', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const remove = () => removeMemberAs(administrator.actor, organization.name, collaborator.name);
    expect(await purgedBy(remove)).toContain(tags.readers);
  });
});

test('signing in, and the first use of a key, leave what is kept of who may read alone', async () => {
  const { user, secret } = await reader();

  const purged = await purgedBy(async () => {
    await aSession(user.key);
    await readBy(user.name, secret);
  });

  expect(purged).not.toContain(tags.readers);
});

async function revokeAll(actor: Actor): Promise<void> {
  for (const { key } of (await listApiKeys(actor)).keys) await revokeApiKey(actor, key);
}

const aSession = (accountKey: number): Promise<string> =>
  transaction((tx) => beginSession(tx, { accountKey, method: 'password', secondFactor: false, origin }));

/** What this process is told to drop until the act is answered. */
async function purgedBy(act: () => Promise<unknown>): Promise<string[]> {
  const heard: string[] = [];
  let listening = true;
  onPurge((purged) => {
    if (listening) heard.push(...purged);
  });
  onTestFinished(() => void (listening = false));
  await act();
  listening = false;
  return heard;
}
