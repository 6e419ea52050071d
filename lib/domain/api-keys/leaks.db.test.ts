import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { effort } from '@/lib/testing/effort';
import { anApiKey, aUser, origin } from '@/lib/testing/factories';
import { keepMails, mailsTo, subjectsTo } from '@/lib/testing/mailbox';
import { anOrganization } from '@/lib/testing/organizations';
import { aWord } from '@/lib/testing/word';
import { changeNotifications } from '../accounts/notifications';
import { type Actor, system } from '../actor';
import { randomSecret } from '../secret';
import { authenticateApiKey } from './authenticate';
import { checkSecrets, reportLeaks, revokeLeakedKeys } from './leaks';
import { listApiKeys, revokeApiKey } from './own-keys';

keepMails();
Object.assign(process.env, { OPERATOR_EMAIL: 'operator@gallery.test' });

const url = 'https://code.example/acme/build/blob/main/.env#L3';

/** Somebody from where nobody has reported anything yet. */
const aScanner = (): Actor => ({ kind: 'anonymous', origin: { ...origin, network: aWord() } });

const recordsOf = (creatorKey: number) =>
  db().auditRecord.findMany({ where: { action: 'apiKey.revoke', accountKey: creatorKey } });

const addressOf = async (accountKey: number) =>
  (await db().emailAddress.findFirstOrThrow({ where: { accountKey } })).address;

describe('a key that was found in public', () => {
  test('is revoked, and its maker, the organization and the operator are told where [rule 140]', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const name = aWord();
    const secret = await anApiKey(collaborator, { ownerKey: organization.key, name });
    await changeNotifications(administrator.actor, { emailAllowed: false, notifyPackagePushed: false });

    expect(await reportLeaks(aScanner(), [{ secret, url }])).toEqual(['revoked']);
    await expect(authenticateApiKey(secret, origin)).rejects.toMatchObject({
      code: 'invalidApiKey',
      message: expect.stringContaining('its secret was found in public'),
    });
    for (const person of [collaborator, administrator]) {
      const last = (await mailsTo(await addressOf(person.key))).at(-1);
      expect(last?.subject).toMatch(/^\[Lode\] A leaked API key was revoked/);
      expect(last?.text).toContain(url);
      expect(last?.text).not.toContain(secret);
    }
    const toOperator = await mailsTo('operator@gallery.test');
    expect(toOperator.filter(({ text }) => text.includes(name) && text.includes(url))).toHaveLength(1);
  });

  test('stands in the records with the place and from where it was reported, without the secret', async () => {
    const { organization, collaborator } = await anOrganization();
    const secret = await anApiKey(collaborator, { ownerKey: organization.key });
    await reportLeaks(aScanner(), [{ secret, url }]);

    const records = await recordsOf(collaborator.key);
    expect(records).toMatchObject([
      {
        actorKey: null,
        organizationKey: organization.key,
        address: origin.address,
        details: { leaked: true, url },
      },
    ]);
    expect(JSON.stringify(records.map(({ details }) => details))).not.toContain(secret.slice(0, 12));
    expect((await listApiKeys(collaborator.actor)).keys).toMatchObject([{ leakUrl: url }]);
  });

  test('is told of once, by however many scanners at once it is reported', async () => {
    const user = await aUser();
    for (let round = 0; round < effort(100); round++) {
      const secret = await anApiKey(user);
      const outcomes = await Promise.all([1, 2, 3].map(() => reportLeaks(aScanner(), [{ secret, url }])));

      expect(outcomes.flat().sort()).toEqual(['over', 'over', 'revoked']);
    }
    expect(await recordsOf(user.key)).toHaveLength(effort(100));
    expect((await subjectsTo(user)).filter((subject) => subject.includes('leaked'))).toHaveLength(
      effort(100),
    );
  });

  test('that is over already is left as it was, and what is no key changes nothing', async () => {
    const user = await aUser();
    const secret = await anApiKey(user);
    const [key] = (await listApiKeys(user.actor)).keys;
    await revokeApiKey(user.actor, key?.key ?? 0);
    const secrets = [secret, randomSecret('lode_'), `${secret}x`, ''];

    expect(
      await reportLeaks(
        aScanner(),
        secrets.map((one) => ({ secret: one, url })),
      ),
    ).toEqual(['over', 'unknown', 'unknown', 'unknown']);
    expect((await listApiKeys(user.actor)).keys).toMatchObject([{ leakUrl: null }]);
  });

  test.each([
    'javascript:alert(1)',
    'not an address',
    `https://code.example/${'x'.repeat(2_000)}`,
    undefined,
  ])('is revoked, whatever is told of where: %s', async (told) => {
    const user = await aUser();
    const secret = await anApiKey(user);

    expect(await reportLeaks(aScanner(), [{ secret, url: told }])).toEqual(['revoked']);
    expect((await listApiKeys(user.actor)).keys).toMatchObject([{ leakUrl: '' }]);
    expect((await mailsTo(await addressOf(user.key))).at(-1)?.text).toContain(
      'a place that was not told to us',
    );
  });
});

test('what somebody signs in with where a key was found is not kept', async () => {
  const user = await aUser();
  const secret = await anApiKey(user);
  await reportLeaks(aScanner(), [{ secret, url: 'https://bot:token@code.example/acme' }]);

  expect((await listApiKeys(user.actor)).keys).toMatchObject([{ leakUrl: 'https://code.example/acme' }]);
  const records = await recordsOf(user.key);
  expect(JSON.stringify(records.map(({ details }) => details))).not.toContain('token@');
});

describe('reports of leaked keys', () => {
  test('from one address are counted, with looks whether keys are good; other addresses go on', async () => {
    const scanner = aScanner();
    for (let report = 0; report < 50; report++) {
      await reportLeaks(scanner, []);
      await checkSecrets(scanner, []);
    }

    await expect(reportLeaks(scanner, [])).rejects.toMatchObject({ code: 'tooManyTries' });
    await expect(checkSecrets(scanner, [])).rejects.toMatchObject({ code: 'tooManyTries' });
    await reportLeaks(aScanner(), []);
  });

  test('by the operator and administrators are not, and by nobody else taken so', async () => {
    const [user, admin] = [await aUser(), await aUser({ admin: true })];
    const secret = await anApiKey(user);

    await expect(revokeLeakedKeys(user.actor, [{ secret, url }])).rejects.toMatchObject({
      code: 'forbidden',
    });
    await authenticateApiKey(secret, origin);
    expect(await revokeLeakedKeys(admin.actor, [{ secret, url }])).toEqual(['revoked']);
    expect(await revokeLeakedKeys(system, [{ secret, url }])).toEqual(['over']);
    expect(await recordsOf(user.key)).toMatchObject([{ actorKey: admin.key }]);
  });

  test('may ask first which keys are good, and those stay so', async () => {
    const user = await aUser();
    const [good, over] = [await anApiKey(user), await anApiKey(user)];
    const [newest] = (await listApiKeys(user.actor)).keys;
    await revokeApiKey(user.actor, newest?.key ?? 0);

    expect(await checkSecrets(aScanner(), [good, over, randomSecret('lode_'), 'lode_'])).toEqual([
      true,
      false,
      false,
      false,
    ]);
    await authenticateApiKey(good, origin);
  });
});
