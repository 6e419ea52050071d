import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser, bytesOf, type TestUser } from '@/lib/testing/factories';
import { keepMails, mailsTo, subjectsTo } from '@/lib/testing/mailbox';
import { addressOf } from '@/lib/testing/member-invitations';
import { addOwner, anOrganization, byOrganizationKey } from '@/lib/testing/organizations';
import { makeSymbols } from '@/lib/testing/snupkg';
import { aWord } from '@/lib/testing/word';
import { changeNotifications } from '../accounts/notifications';
import { type Actor, system } from '../actor';
import { push } from '../packages/push';
import { checkSymbols, giveUpOnSymbols } from './check';
import { pushSymbols } from './push';

keepMails();

const options = { limitBytes: 10_000_000 };

/** A package of two people, with the symbols that were built with it. */
async function aPackageOfTwo() {
  const [owner, other] = [await aUser(), await aUser()];
  const id = `Test.${aWord()}`;
  const { nupkg, snupkg } = await makeSymbols({ id, version: '1.0.0' });
  await push(owner.actor, bytesOf(nupkg), options);
  const { key } = await db().package.findUniqueOrThrow({ where: { lowerId: id.toLowerCase() } });
  await addOwner(key, other.key);
  return { key, id, owner, other, snupkg };
}

/** Pushes symbols, and does what the job does for them. */
async function pushed(actor: Actor, { id, snupkg }: { id: string; snupkg: Buffer }, ownerKey?: number) {
  await pushSymbols(actor, bytesOf(snupkg), { ...options, ...(ownerKey !== undefined && { ownerKey }) });
  const { key } = await db().symbolPackage.findFirstOrThrow({
    where: { version: { id } },
    orderBy: { key: 'desc' },
  });
  return key;
}

const ofSymbols = async (user: TestUser) =>
  (await subjectsTo(user)).filter((subject) => subject.includes('Symbols of'));

describe('of symbols', () => {
  test('that fit, each owner is told by whom they came, unless he wants no such mails', async () => {
    const target = await aPackageOfTwo();
    const { id, owner, other } = target;
    await changeNotifications(other.actor, { emailAllowed: true, notifyPackagePushed: false });
    const key = await pushed(owner.actor, target);
    await checkSymbols(key);
    await checkSymbols(key);

    expect(await ofSymbols(owner)).toEqual([`[Lode] Symbols of ${id} 1.0.0 were published`]);
    expect(await ofSymbols(other)).toEqual([]);
    const mail = (await mailsTo(await addressOf(owner))).at(-1);
    expect(mail?.text).toContain(`pushed by ${owner.name}`);
    expect(mail?.text).toContain('/account/notifications');
  });

  test('that do not fit, all owners are told why, whatever mails they want', async () => {
    const target = await aPackageOfTwo();
    const { id, owner, other } = target;
    await changeNotifications(other.actor, { emailAllowed: false, notifyPackagePushed: false });
    await giveUpOnSymbols(await pushed(owner.actor, target));

    for (const who of [owner, other]) {
      expect(await ofSymbols(who)).toEqual([`[Lode] Symbols of ${id} 1.0.0 were refused`]);
    }
    const mail = (await mailsTo(await addressOf(other))).at(-1);
    expect(mail?.text).toContain('could not check it');
    expect(mail?.text).not.toContain('/account/notifications');
  });

  test('that a member pushed for his organization, its name is told, not his', async () => {
    const target = await aPackageOfTwo();
    const { organization, collaborator } = await anOrganization();
    await addOwner(target.key, organization.key);
    await checkSymbols(await pushed(await byOrganizationKey(collaborator, organization), target));

    const mail = (await mailsTo(await addressOf(target.owner))).at(-1);
    expect(mail?.text).toContain(`pushed by ${organization.name}`);
    expect(mail?.text).not.toContain(collaborator.name);
    expect((await mailsTo(organization.email)).at(-1)?.subject).toContain('were published');
  });

  test('that the operator brought nobody is told', async () => {
    const target = await aPackageOfTwo();
    await checkSymbols(await pushed(system, target, target.owner.key));
    expect(await ofSymbols(target.owner)).toEqual([]);
  });
});
