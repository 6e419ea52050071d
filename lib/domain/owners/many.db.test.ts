import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { aUser } from '@/lib/testing/factories';
import { addressOf } from '@/lib/testing/member-invitations';
import { keepMails, mailsTo, subjectsTo } from '@/lib/testing/mailbox';
import { addOwner, anOrganization } from '@/lib/testing/organizations';
import { anOwned, aPrefix, ownersOf } from '@/lib/testing/owners';
import { aWord } from '@/lib/testing/word';
import { refreshVerified } from '../prefixes/verified';
import { acceptOwnerships } from './accept';
import { declineOwnerships } from './decline';
import { inviteToOwn } from './invite';
import { mostAtOnce } from './outcome';
import { listReceived, listSent } from './own-invitations';
import { listOwnPackages } from './own-packages';
import { getOwnership } from './ownership';
import { previewInvitation, previewRemoval } from './preview';
import { removeFromPackages } from './remove';

keepMails();

/** What became of each package: what was done, or the code of the refusal. */
const shortly = (outcomes: readonly ({ id: string } & ({ did: string } | { refusal: { code: string } }))[]) =>
  Object.fromEntries(
    outcomes.map((outcome) => [outcome.id, 'did' in outcome ? outcome.did : outcome.refusal.code]),
  );

const keysOf = async (invitee: { key: number }) =>
  (await db().ownershipRequest.findMany({ where: { inviteeKey: invitee.key } })).map(({ key }) => key);

/** Three packages of one person. */
async function three() {
  const owner = await aUser();
  const packages = [await anOwned(owner), await anOwned(owner), await anOwned(owner)] as const;
  return { owner, packages, ids: packages.map(({ id }) => id) };
}

describe('several packages at once', () => {
  test('are offered by one mail each, accepted together, and what cannot be is said and left alone', async () => {
    const { owner, packages, ids } = await three();
    const [ann, foreign] = [await aUser(), await anOwned()];
    const [first, second, third] = packages;
    await addOwner(first.key, ann.key);
    const missing = `Test.${aWord()}`;
    const all = [...ids, foreign.id, missing];

    const preview = await previewInvitation(owner.actor, all, { who: ann.name });
    const outcomes = await inviteToOwn(owner.actor, all, { who: ann.name, message: 'For you.' });
    expect(shortly(outcomes)).toEqual({
      [first.id]: 'conflict',
      [second.id]: 'invited',
      [third.id]: 'invited',
      [foreign.id]: 'forbidden',
      [missing]: 'notFound',
    });
    const refusals = outcomes.flatMap((one) => ('refusal' in one ? [[one.id, one.refusal.message]] : []));
    expect(
      preview.lines.filter(({ whyNot }) => whyNot !== undefined).map(({ id, whyNot }) => [id, whyNot]),
    ).toEqual(expect.arrayContaining(refusals));
    expect(
      preview.lines
        .filter(({ whyNot }) => whyNot === undefined)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([second.id, third.id].sort());

    expect(await subjectsTo(ann)).toEqual(['[Lode] You are invited to own 2 packages']);
    const [mail] = await mailsTo(await addressOf(ann));
    for (const { id } of [second, third]) expect(mail?.text).toContain(id);
    expect((await subjectsTo(owner)).at(-1)).toBe(`[Lode] ${ann.name} was invited to own 2 packages`);

    expect(shortly(await acceptOwnerships(ann.actor, await keysOf(ann)))).toEqual({
      [second.id]: 'accepted',
      [third.id]: 'accepted',
    });
    for (const target of packages) expect(await ownersOf(target)).toEqual([ann.name, owner.name].sort());
    expect(await subjectsTo(ann)).toHaveLength(2);
    expect(await db().auditRecord.count({ where: { accountKey: ann.key, action: 'package.addOwner' } })).toBe(
      2,
    );
    await expect(acceptOwnerships(ann.actor, await keysOf(ann))).rejects.toThrow('Choose at least one');
  });

  test('are declined together, of which whoever invited is told once', async () => {
    const { owner, packages, ids } = await three();
    const ann = await aUser();
    await inviteToOwn(owner.actor, ids, { who: ann.name, message: '' });
    await declineOwnerships(ann.actor, await keysOf(ann));
    expect((await subjectsTo(owner)).filter((subject) => subject.includes('declined'))).toEqual([
      `[Lode] ${ann.name} declined to own 3 packages`,
    ]);
    expect(await keysOf(ann)).toEqual([]);
    for (const target of packages) expect(await ownersOf(target)).toEqual([owner.name]);
  });

  test('are transferred to one’s own organization at once', async () => {
    const { organization, administrator } = await anOrganization();
    const packages = [await anOwned(administrator), await anOwned(administrator)];
    const ids = packages.map(({ id }) => id);
    const transfer = { who: organization.name, message: '', leaver: administrator.name };
    expect(await previewInvitation(administrator.actor, ids, transfer)).toMatchObject({
      who: organization.name,
      atOnce: true,
    });
    await inviteToOwn(administrator.actor, ids, transfer);
    for (const target of packages) expect(await ownersOf(target)).toEqual([organization.name]);
  });

  test('lose an owner together, but those of whom he is the last one', async () => {
    const { owner, packages, ids } = await three();
    const ann = await aUser();
    const [first, second, third] = packages;
    for (const { key } of [first, second]) await addOwner(key, ann.key);
    await aPrefix(first.id, [owner.key]);
    await transaction((tx) => refreshVerified(tx, [first.key]));

    const preview = await previewRemoval(owner.actor, ids, owner.name);
    expect(preview.lines.map(({ id, losesMark, whyNot }) => [id, losesMark, whyNot !== undefined])).toEqual(
      [
        [first.id, true, false],
        [second.id, false, false],
        [third.id, false, true],
      ].sort(([one], [other]) => (String(one).toLowerCase() < String(other).toLowerCase() ? -1 : 1)),
    );
    expect(shortly(await removeFromPackages(owner.actor, ids, owner.name))).toEqual({
      [first.id]: 'removed',
      [second.id]: 'removed',
      [third.id]: 'conflict',
    });
    expect((await subjectsTo(owner)).at(-1)).toBe(`[Lode] ${owner.name} no longer owns 2 packages`);
  });

  test('are at least one and at most two hundred', async () => {
    const ann = await aUser();
    const many = Array.from({ length: mostAtOnce + 1 }, (_, number) => `Test.${number}`);
    const input = { who: ann.name, message: '' };
    await expect(inviteToOwn(ann.actor, [], input)).rejects.toMatchObject({ code: 'invalid' });
    await expect(inviteToOwn(ann.actor, many, input)).rejects.toMatchObject({ code: 'invalid' });
    await expect(removeFromPackages(ann.actor, many, ann.name)).rejects.toMatchObject({ code: 'invalid' });
    await expect(
      acceptOwnerships(
        ann.actor,
        many.map((_, key) => key),
      ),
    ).rejects.toMatchObject({
      code: 'invalid',
    });
    // The same ID in other words is one.
    const { id, owner } = await anOwned();
    const twice = await inviteToOwn(owner.actor, [id, id.toUpperCase()], input);
    expect(shortly(twice)).toEqual({ [id]: 'invited' });
  });

  test('are accepted for oneself and for one’s organization, each in its own name', async () => {
    const { organization, administrator } = await anOrganization();
    const target = await anOwned();
    for (const who of [administrator.name, organization.name]) {
      await inviteToOwn(target.owner.actor, [target.id], { who, message: '' });
    }
    const keys = [...(await keysOf(administrator)), ...(await keysOf(organization))];
    await acceptOwnerships(administrator.actor, keys);
    expect(await ownersOf(target)).toEqual([administrator.name, organization.name, target.owner.name].sort());
  });
});

describe('the lists', () => {
  test('show what somebody and his organizations own, by owner, by ID and by downloads', async () => {
    const { organization, collaborator } = await anOrganization();
    const own = await anOwned(collaborator);
    const ours = await anOwned();
    await addOwner(ours.key, organization.key);
    await anOwned();
    await db().packageDownloads.update({ where: { packageKey: ours.key }, data: { count: 7 } });

    const all = await listOwnPackages(collaborator.actor, { sort: 'downloads' });
    expect(all.packages).toMatchObject([
      {
        id: ours.id,
        downloads: 7,
        owners: [ours.owner.name, organization.name],
        version: '1.0.0',
        listed: true,
      },
      { id: own.id, downloads: 0, owners: [collaborator.name] },
    ]);
    expect(all).toMatchObject({ total: 2, page: 1, pages: 1 });
    expect(all.holders).toEqual([
      { name: collaborator.name, organization: false, packages: 1 },
      { name: organization.name, organization: true, packages: 1 },
    ]);
    const idsOf = async (question: object) =>
      (await listOwnPackages(collaborator.actor, question)).packages.map(({ id }) => id);
    expect(await idsOf({ owner: organization.name.toUpperCase() })).toEqual([ours.id]);
    expect(await idsOf({ owner: ours.owner.name })).toEqual([]);
    expect(await idsOf({ text: own.id.slice(3).toUpperCase() })).toEqual([own.id]);
    expect(await idsOf({ text: '%' })).toEqual([]);
    expect(await idsOf({ page: 9 })).toHaveLength(2);
  });

  test('show invitations to whom they are, and to whom they may be taken back; a member’s name stays in his organization', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const target = await anOwned();
    await addOwner(target.key, organization.key);
    const ann = await aUser();
    await inviteToOwn(administrator.actor, [target.id], { who: ann.name, message: 'Hello.' });

    const line = {
      id: target.id,
      who: ann.name,
      inviter: organization.name,
      leaver: null,
      message: 'Hello.',
    };
    expect(await listReceived(ann.actor)).toMatchObject([line]);
    expect(await listSent(administrator.actor)).toMatchObject([line]);
    expect(await listSent(target.owner.actor)).toMatchObject([line]);
    for (const { actor } of [collaborator, ann]) expect(await listSent(actor)).toEqual([]);
    for (const { actor } of [collaborator, administrator]) expect(await listReceived(actor)).toEqual([]);
    const [mail] = await mailsTo(await addressOf(ann));
    expect(mail?.text).toContain(organization.name);
    expect(mail?.text).not.toContain(administrator.name);

    await inviteToOwn(target.owner.actor, [target.id], { who: organization.name, message: '' });
    expect(await listReceived(administrator.actor)).toEqual([]);
  });

  test('tells who removes an account whether it is his own or that of an organization of his', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const { key, id } = await anOwned(administrator);
    const ann = await aUser();
    for (const each of [organization, ann, collaborator]) await addOwner(key, each.key);
    const owned = async (looks: typeof ann, who: string) =>
      (await previewRemoval(looks.actor, [id], who)).own;

    expect(await owned(administrator, administrator.name)).toBe('self');
    expect(await owned(administrator, organization.name)).toBe('organization');
    expect(await owned(administrator, ann.name)).toBeUndefined();
    expect(await owned(collaborator, organization.name)).toBeUndefined();
  });

  test('of a package’s owners is for those who see what is private of it, with what each may do', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const target = await anOwned();
    await addOwner(target.key, organization.key);
    await aPrefix(target.id, [organization.key]);
    await transaction((tx) => refreshVerified(tx, [target.key]));
    const [stranger, admin] = [await aUser(), await aUser({ admin: true })];

    const line = (name: string, own: boolean, mayRemove: boolean) => ({
      name,
      own,
      whyNot: mayRemove ? undefined : expect.any(String),
    });
    const seen = (user: typeof stranger) => getOwnership(user.actor, target.id.toUpperCase());
    expect(await seen(target.owner)).toMatchObject({
      id: target.id,
      verified: true,
      mayManage: true,
      owners: [line(target.owner.name, true, true), line(organization.name, false, false)],
    });
    expect(await seen(administrator)).toMatchObject({
      mayManage: true,
      owners: [line(target.owner.name, false, true), line(organization.name, true, true)],
    });
    expect((await seen(administrator)).owners[1]).toMatchObject({ holdsPrefix: true, losesMark: true });
    expect(await seen(collaborator)).toMatchObject({
      mayManage: false,
      owners: [line(target.owner.name, false, false), line(organization.name, false, false)],
    });
    expect(await seen(admin)).toMatchObject({ mayManage: true });
    await expect(seen(stranger)).rejects.toMatchObject({ code: 'notFound' });
  });
});
