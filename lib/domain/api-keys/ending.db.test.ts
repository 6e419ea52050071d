import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { anApiKey, aUser, type TestUser } from '@/lib/testing/factories';
import { keepMails, mailsTo, subjectsTo } from '@/lib/testing/mailbox';
import { anOrganization, removeMember } from '@/lib/testing/organizations';
import { changeNotifications } from '../accounts/notifications';
import { mailEndingKeys } from './ending';
import { listApiKeys, revokeApiKey } from './own-keys';

keepMails();

const dayMs = 86_400_000;

/** Somebody whose key was made so many days ago and ends in so many. */
async function withKey(made: number, ends: number, user?: TestUser): Promise<TestUser> {
  const who = user ?? (await aUser());
  await anApiKey(who);
  const [key] = (await listApiKeys(who.actor)).keys;
  await db().apiKey.update({
    where: { key: key?.key ?? 0 },
    data: {
      createdAt: new Date(Date.now() - made * dayMs),
      expiresAt: new Date(Date.now() + ends * dayMs),
    },
  });
  return who;
}

const lastMailTo = async ({ key }: TestUser) => {
  const { address } = await db().emailAddress.findFirstOrThrow({ where: { accountKey: key } });
  return (await mailsTo(address)).at(-1)?.text;
};

const told = async (user: TestUser) =>
  (await subjectsTo(user)).filter((subject) => /API keys? (ends?|has|have)\b/.test(subject));

describe('of keys that end, their maker is told [rule 134, 198]', () => {
  test('once before and once after, by two processes at once as well', async () => {
    const user = await withKey(80, 9);
    await Promise.all([mailEndingKeys(), mailEndingKeys()]);
    await mailEndingKeys();
    expect(await told(user)).toEqual(['[Lode] An API key ends soon']);

    await db().apiKey.updateMany({ where: { creatorKey: user.key }, data: { expiresAt: new Date() } });
    await Promise.all([mailEndingKeys(), mailEndingKeys()]);
    expect(await told(user)).toEqual(['[Lode] An API key ends soon', '[Lode] An API key has ended']);
  });

  test('of several in one mail, which tells how to hear no more of it', async () => {
    const user = await withKey(80, 9);
    await withKey(80, 3, user);
    await mailEndingKeys();

    expect(await told(user)).toEqual(['[Lode] 2 API keys end soon']);
    const { address } = await db().emailAddress.findFirstOrThrow({ where: { accountKey: user.key } });
    expect((await mailsTo(address)).at(-1)?.text).toContain('/account/notifications');
  });

  test.each([
    ['that end later', 80, 11],
    ['that were made for a few days', 1, 5],
    ['that ended long ago', 80, -11],
  ])('but not of those %s', async (_, made, ends) => {
    const user = await withKey(made, ends);
    await mailEndingKeys();

    expect(await told(user)).toEqual([]);
  });

  test('but not of those that he revoked, nor when he wants no such mails, also not later', async () => {
    const [careful, silent] = [await withKey(80, 9), await withKey(80, 9)];
    const [key] = (await listApiKeys(careful.actor)).keys;
    await revokeApiKey(careful.actor, key?.key ?? 0);
    await changeNotifications(silent.actor, { emailAllowed: false, notifyPackagePushed: true });
    await mailEndingKeys();
    await changeNotifications(silent.actor, { emailAllowed: true, notifyPackagePushed: true });
    await mailEndingKeys();

    expect([await told(careful), await told(silent)]).toEqual([[], []]);
  });

  test('and of those in the name of an organization which he left, that he cannot renew them', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const endSoon = async (...names: string[]) => {
      await db().apiKey.updateMany({
        where: { creatorKey: collaborator.key, name: { in: names } },
        data: {
          createdAt: new Date(Date.now() - 80 * dayMs),
          expiresAt: new Date(Date.now() + 9 * dayMs),
        },
      });
      await mailEndingKeys();
      return Promise.all([lastMailTo(collaborator), lastMailTo(administrator)]);
    };
    for (const name of ['first', 'second', 'third']) {
      await anApiKey(collaborator, { ownerKey: organization.key, name });
    }
    await anApiKey(collaborator, { name: 'own' });

    const [toMember, aboutMember] = await endSoon('first');
    expect(toMember).toContain('Give them new secrets in time');
    expect(toMember).not.toContain('no longer a member');
    expect(aboutMember).toContain('and can give them new secrets');

    await removeMember(organization, collaborator);
    const [toLeaver, aboutLeaver] = await endSoon('second');
    expect(toLeaver).toContain(`no longer a member of ${organization.name}`);
    expect(toLeaver).not.toContain('Give them new secrets in time');
    expect(aboutLeaver).toContain('is no longer a member');
    expect(aboutLeaver).not.toContain('can give them');

    const [ofBoth] = await endSoon('third', 'own');
    expect(ofBoth).toMatch(
      /Give them new secrets in time:[^]*own: in 9 days[^]*no longer a member of [^]*third: in 9 days/,
    );
  });
});
