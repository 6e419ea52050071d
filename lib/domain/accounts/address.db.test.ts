import { beforeEach, describe, expect, test } from 'vitest';
import { env } from '@/lib/config/env';
import { db } from '@/lib/db/client';
import { aVisitor, origin, userActor } from '@/lib/testing/factories';
import { keepMails, mailsTo, tokenSentTo } from '@/lib/testing/mailbox';
import { aWord } from '@/lib/testing/word';
import { system, type UserActor } from '../actor';
import { cancelAddressChange, changeAddress, getOwnAddresses, resendConfirmation } from './address';
import { confirmAddress, getConfirmation } from './confirm-address';
import { createUser } from './create';
import { makeResetToken } from './reset-token';
import { findSessionActor } from './sessions';
import { signUp } from './sign-up';

keepMails();

beforeEach(() => {
  Object.assign(env(), { SIGN_UP: 'open' });
});

const anAddress = () => `${aWord()}@example.test`;
const tokenFor = (address: string) => tokenSentTo(address, 'confirm-email');

/** A person with a confirmed address, without a password, which takes long to make. */
async function aConfirmed(): Promise<{ email: string; actor: UserActor }> {
  const email = anAddress();
  const { key, name } = await createUser(system, { name: aWord(), email, admin: false });
  return { email, actor: userActor(key, name) };
}

/** A person who has proved no address. */
async function anUnconfirmed(email = anAddress()): Promise<{ email: string; actor: UserActor }> {
  const id = await signUp({ name: aWord(), email, password: 'correct horse battery' }, aVisitor());
  const actor = await findSessionActor(id, origin);
  if (actor === undefined) throw new Error('Nobody is signed in.');
  return { email, actor };
}

const actionsOf = async ({ accountKey }: UserActor) =>
  (await db().auditRecord.findMany({ where: { accountKey }, orderBy: { key: 'asc' } })).map(
    ({ action }) => action,
  );

describe('changing the address', () => {
  test('keeps the old one until the new one is confirmed, and tells the old one [rule 186]', async () => {
    const { email, actor } = await aConfirmed();
    const next = anAddress();
    await changeAddress(actor, next);
    expect(await getOwnAddresses(actor)).toEqual({ confirmed: email, pending: next });
    expect(await mailsTo(next)).toMatchObject([{ subject: '[Lode] Confirm your new e-mail address' }]);
    expect(await mailsTo(email)).toEqual([]);

    const token = await tokenFor(next);
    expect(await getConfirmation(actor, token)).toMatchObject({ address: next, organization: false });
    expect(await getOwnAddresses(actor)).toEqual({ confirmed: email, pending: next });
    expect(await confirmAddress(actor, token)).toMatchObject({ address: next });
    expect(await getOwnAddresses(actor)).toEqual({ confirmed: next, pending: undefined });
    expect(await mailsTo(email)).toMatchObject([
      { subject: '[Lode] Your e-mail address was changed', text: expect.stringContaining(next) },
    ]);
    expect(await actionsOf(actor)).toEqual([
      'account.create',
      'account.changeAddress',
      'account.confirmAddress',
    ]);
    expect(
      JSON.stringify(
        (await db().auditRecord.findMany({ where: { accountKey: actor.accountKey } })).map(
          ({ details, subject }) => [details, subject],
        ),
      ),
    ).not.toContain('@');
  });

  test('frees the old one, and ends the links for a new password that were sent there', async () => {
    const { email, actor } = await aConfirmed();
    await db().$transaction((tx) => makeResetToken(tx, actor.accountKey));
    const next = anAddress();
    await changeAddress(actor, next);
    await confirmAddress(actor, await tokenFor(next));

    expect(await db().passwordReset.count({ where: { accountKey: actor.accountKey } })).toBe(0);
    await expect(createUser(system, { name: aWord(), email, admin: false })).resolves.toBeDefined();
  });

  test('can be canceled, which ends its link, and again is no error [rule 186]', async () => {
    const { email, actor } = await aConfirmed();
    const next = anAddress();
    await changeAddress(actor, next);
    await cancelAddressChange(actor);
    await cancelAddressChange(actor);

    expect(await getOwnAddresses(actor)).toEqual({ confirmed: email, pending: undefined });
    await expect(confirmAddress(actor, await tokenFor(next))).rejects.toMatchObject({ code: 'notFound' });
    expect(await actionsOf(actor)).toEqual([
      'account.create',
      'account.changeAddress',
      'account.cancelChange',
    ]);
  });

  test('is recorded once for one address, however often it is given, and sends a new link each time', async () => {
    const { email, actor } = await aConfirmed();
    const next = anAddress();
    await changeAddress(actor, next);
    await changeAddress(actor, next.toUpperCase());

    expect(await getOwnAddresses(actor)).toEqual({ confirmed: email, pending: next });
    expect(await mailsTo(next)).toHaveLength(2);
    expect(await actionsOf(actor)).toEqual(['account.create', 'account.changeAddress']);
  });

  test('canceled and confirmed at once is the one or the other', async () => {
    const { email, actor } = await aConfirmed();
    const next = anAddress();
    await changeAddress(actor, next);
    const token = await tokenFor(next);
    const cancel = () => cancelAddressChange(actor);
    const [confirmed] = await Promise.allSettled([confirmAddress(actor, token), cancel(), cancel()]);

    const isDone = confirmed.status === 'fulfilled';
    expect(await getOwnAddresses(actor)).toEqual({ confirmed: isDone ? next : email, pending: undefined });
    expect(await actionsOf(actor)).toEqual([
      'account.create',
      'account.changeAddress',
      isDone ? 'account.confirmAddress' : 'account.cancelChange',
    ]);
    if (!isDone) expect(confirmed.reason).toMatchObject({ code: 'notFound' });
  });

  test('a second time takes the place of the first', async () => {
    const { email, actor } = await aConfirmed();
    const [first, second] = [anAddress(), anAddress()];
    await changeAddress(actor, first);
    await changeAddress(actor, second);

    expect(await getOwnAddresses(actor)).toEqual({ confirmed: email, pending: second });
    await expect(confirmAddress(actor, await tokenFor(first))).rejects.toMatchObject({ code: 'notFound' });
    await confirmAddress(actor, await tokenFor(second));
    expect(await getOwnAddresses(actor)).toEqual({ confirmed: second, pending: undefined });
  });

  test('eight times at once leaves one that waits', async () => {
    const { actor } = await aConfirmed();
    await Promise.all(Array.from({ length: 8 }, () => changeAddress(actor, anAddress())));

    const { accountKey } = actor;
    expect(await db().emailAddress.count({ where: { accountKey, confirmedAt: null } })).toBe(1);
  });

  test('to the same in another case changes nothing', async () => {
    const { email, actor } = await aConfirmed();

    await expect(changeAddress(actor, email.toUpperCase())).rejects.toMatchObject({ field: 'email' });
    expect(await actionsOf(actor)).toEqual(['account.create']);
  });

  test('to that of somebody else is told to nobody but him', async () => {
    const [owner, other] = [await aConfirmed(), await aConfirmed()];
    await changeAddress(other.actor, owner.email);

    expect(await getOwnAddresses(other.actor)).toEqual({ confirmed: other.email, pending: owner.email });
    expect(await mailsTo(owner.email)).toMatchObject([{ subject: '[Lode] You have an account already' }]);
  });

  test('of an account that has confirmed none lets its owner mend a mistake, and keeps one', async () => {
    const { actor } = await anUnconfirmed();
    const right = anAddress();
    await changeAddress(actor, right);
    await cancelAddressChange(actor);

    expect(await getOwnAddresses(actor)).toEqual({ confirmed: undefined, pending: right });
    expect(await mailsTo(right)).toMatchObject([{ subject: '[Lode] Confirm your e-mail address' }]);
    await confirmAddress(actor, await tokenFor(right));
    expect(await getOwnAddresses(actor)).toEqual({ confirmed: right, pending: undefined });
  });

  test.each([
    ['who did not prove lately who he is', 'proofNeeded', { session: undefined }],
    ['who is locked', 'forbidden', { locked: true }],
    ['who lacks the second factor', 'forbidden', { lacksSecondFactor: true }],
  ])('is refused to one %s', async (_, code, changes) => {
    const { actor } = await aConfirmed();

    await expect(changeAddress({ ...actor, ...changes }, anAddress())).rejects.toMatchObject({ code });
    expect(await actionsOf(actor)).toEqual(['account.create']);
  });

  test('is refused to whoever did not sign in, as are the acts around it', async () => {
    const nobody = { kind: 'anonymous', origin } as const;
    const refused = { code: 'unauthenticated' };

    await expect(changeAddress(nobody, anAddress())).rejects.toMatchObject(refused);
    await expect(cancelAddressChange(nobody)).rejects.toMatchObject(refused);
    await expect(resendConfirmation(nobody)).rejects.toMatchObject(refused);
    await expect(confirmAddress(nobody, 'anything')).rejects.toMatchObject(refused);
  });

  test('ten times an hour is enough', async () => {
    const { actor } = await aConfirmed();
    const resetAt = new Date(Date.now() + 60_000);
    await db().rateLimit.create({ data: { name: `claim:account:${actor.accountKey}`, count: 9, resetAt } });
    await changeAddress(actor, anAddress());

    await expect(changeAddress(actor, anAddress())).rejects.toMatchObject({ code: 'tooManyTries' });
    await expect(resendConfirmation(actor)).rejects.toMatchObject({ code: 'tooManyTries' });
  });
});

describe('sending the link again', () => {
  test('sends another one, and the first is no longer good [rule 187]', async () => {
    const { email, actor } = await anUnconfirmed();
    const first = await tokenFor(email);
    await resendConfirmation(actor);

    expect(await mailsTo(email)).toHaveLength(2);
    await expect(confirmAddress(actor, first)).rejects.toMatchObject({ code: 'notFound' });
    expect(await confirmAddress(actor, await tokenFor(email))).toMatchObject({ address: email });
  });

  test('four times at once leaves one link that is good [rule 187]', async () => {
    const { email, actor } = await anUnconfirmed();
    await Promise.all([1, 2, 3, 4].map(() => resendConfirmation(actor)));

    const links = (await mailsTo(email)).flatMap(
      ({ text }) => /\/confirm-email\/([\w-]{43})/.exec(text)?.[1] ?? [],
    );
    expect(new Set(links).size).toBe(5);
    const looked = await Promise.allSettled(links.map((token) => getConfirmation(actor, token)));
    expect(looked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('is refused when nothing waits [rule 187]', async () => {
    await expect(resendConfirmation((await aConfirmed()).actor)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('confirming an address', () => {
  test('is refused to anybody but whose it is, who then still may [rule 184]', async () => {
    const [{ email, actor }, stranger] = [await anUnconfirmed(), await aConfirmed()];
    const token = await tokenFor(email);

    await expect(getConfirmation(stranger.actor, token)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(confirmAddress(stranger.actor, token)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await confirmAddress(actor, token)).toMatchObject({ address: email });
  });

  test('a second time says that it was done [rule 184]', async () => {
    const { email, actor } = await anUnconfirmed();
    const token = await tokenFor(email);
    await confirmAddress(actor, token);

    await expect(getConfirmation(actor, token)).rejects.toThrow('This address was confirmed before.');
    await expect(confirmAddress(actor, token)).rejects.toThrow('This address was confirmed before.');
  });

  test('four times at once by one link is done, recorded and told once', async () => {
    const { email, actor } = await aConfirmed();
    const next = anAddress();
    await changeAddress(actor, next);
    const token = await tokenFor(next);
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => confirmAddress(actor, token)));

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toMatchObject({ message: expect.stringContaining('confirmed before') });
      }
    }
    expect((await actionsOf(actor)).filter((action) => action === 'account.confirmAddress')).toHaveLength(1);
    expect(await mailsTo(email)).toHaveLength(1);
  });

  test('by a token that nobody was sent is refused', async () => {
    await expect(confirmAddress((await aConfirmed()).actor, 'made-up')).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  test('is refused to a locked account', async () => {
    const { email, actor } = await anUnconfirmed();

    await expect(confirmAddress({ ...actor, locked: true }, await tokenFor(email))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('of an address that two claim is for the first, also at once [rule 185]', async () => {
    const email = anAddress();
    const claims = [];
    for (const { actor } of [await anUnconfirmed(email), await anUnconfirmed(email)]) {
      await resendConfirmation(actor);
      claims.push({ actor, token: await tokenFor(email) });
    }
    const outcomes = await Promise.allSettled(claims.map(({ actor, token }) => confirmAddress(actor, token)));

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.findIndex(({ status }) => status === 'rejected');
    const loser = claims[lost];
    if (loser === undefined) throw new Error('Nobody lost.');
    const sentence = 'Another account has confirmed this address in the meantime.';
    expect(outcomes[lost]).toMatchObject({
      reason: { code: 'conflict', message: expect.stringContaining(sentence) },
    });
    await expect(getConfirmation(loser.actor, loser.token)).rejects.toThrow(sentence);
    await expect(confirmAddress(loser.actor, loser.token)).rejects.toThrow(sentence);
    expect(await getOwnAddresses(loser.actor)).toEqual({ confirmed: undefined, pending: email });
  });

  test('of an address with which the operator makes an account at once is for one of them [rule 185]', async () => {
    const { email, actor } = await anUnconfirmed();
    const token = await tokenFor(email);
    const outcomes = await Promise.allSettled([
      confirmAddress(actor, token),
      createUser(system, { name: aWord(), email: email.toUpperCase(), admin: false }),
    ]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict' },
    });
    expect(await db().emailAddress.count({ where: { confirmedAddress: email } })).toBe(1);
  });
});
