import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aPackage, aUser, origin } from '@/lib/testing/factories';
import { addOwner, anOrganization, recordOf } from '@/lib/testing/organizations';
import { getProfile } from '../accounts/profile';
import { refreshAllSearchDocuments } from '../packages/search-documents';
import { listOwnOrganizations, showMembership } from './own';
import { getBelonging } from './shown';

const anonymous = { kind: 'anonymous', origin } as const;
const onePage = { skip: 0, take: 5 };
const names = ({ accounts }: { accounts: { name: string }[] }) => accounts.map(({ name }) => name).sort();

describe('the profile of an organization [rule 172]', () => {
  test('has what that of a person has, with its packages', async () => {
    const { organization } = await anOrganization();
    const { id, lowerId, owner } = await aPackage();
    const { key } = await db().package.findUniqueOrThrow({ where: { lowerId } });
    await addOwner(key, organization.key);
    await db().$transaction((tx) => refreshAllSearchDocuments(tx, [key]));

    const [ofOrganization, ofPerson] = [
      await getProfile(organization.name, onePage),
      await getProfile(owner.name, onePage),
    ];
    expect(Object.keys(ofOrganization)).toEqual(Object.keys(ofPerson));
    expect(ofOrganization.packages.hits.map((hit) => hit.id)).toEqual([id]);
    expect(JSON.stringify(ofOrganization)).not.toContain(organization.email);
  });

  test('tells how many members there are, and whom, to members and administrators of the gallery alone', async () => {
    const [stranger, admin] = [await aUser(), await aUser({ admin: true })];
    const { organization, administrator, collaborator } = await anOrganization();
    const all = [administrator.name, collaborator.name].sort();
    for (const { actor } of [administrator, collaborator, admin]) {
      const belonging = await getBelonging(actor, organization.name);
      expect(names(belonging)).toEqual(all);
      expect(belonging.counts).toEqual({ administrators: 1, collaborators: 1 });
    }
    const lacking = { ...admin.actor, lacksSecondFactor: true };
    for (const actor of [anonymous, stranger.actor, lacking]) {
      expect(await getBelonging(actor, organization.name)).toEqual({
        accounts: [],
        more: false,
        counts: undefined,
      });
    }
  });

  test('shows everybody those members who show it themselves, as theirs show the organization', async () => {
    const { organization, collaborator } = await anOrganization();
    const show = (shown: boolean) =>
      showMembership(collaborator.actor, { organization: organization.name.toUpperCase(), shown });
    await Promise.all([1, 2, 3].map(() => show(true)));

    const belonging = await getBelonging(anonymous, organization.name);
    expect([names(belonging), belonging.counts]).toEqual([[collaborator.name], undefined]);
    expect(names(await getBelonging(anonymous, collaborator.name))).toEqual([organization.name]);
    await show(false);
    expect(names(await getBelonging(anonymous, organization.name))).toEqual([]);
    expect(names(await getBelonging(collaborator.actor, collaborator.name))).toEqual([]);
    const shown = (await recordOf(organization.key)).filter(
      ({ action }) => action === 'organization.showMembership',
    );
    expect(shown).toMatchObject([
      { actorKey: collaborator.key, accountKey: collaborator.key, details: { shown: true } },
      { details: { shown: false } },
    ]);
  });

  test('shows nobody as a member who is none, or is gone', async () => {
    const [stranger, { organization, collaborator }] = [await aUser(), await anOrganization()];
    const input = { organization: organization.name, shown: true };
    await expect(showMembership(stranger.actor, input)).rejects.toMatchObject({ code: 'notFound' });
    await expect(showMembership(anonymous, input)).rejects.toMatchObject({ code: 'unauthenticated' });
    await showMembership(collaborator.actor, input);
    await db().account.update({ where: { key: collaborator.key }, data: { deletedAt: new Date() } });
    expect(names(await getBelonging(anonymous, organization.name))).toEqual([]);
  });
});

describe('one’s organizations', () => {
  test('stand in a list with one’s role and what there is of each', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const packages = await aPackage();
    const { key } = await db().package.findUniqueOrThrow({ where: { lowerId: packages.lowerId } });
    await addOwner(key, organization.key);

    const line = { name: organization.name, members: 2, packages: 1, confirmed: true, shown: false };
    expect(await listOwnOrganizations(collaborator.actor)).toMatchObject({
      organizations: [{ ...line, role: 'collaborator' }],
      page: 1,
      pages: 1,
    });
    expect((await listOwnOrganizations(administrator.actor)).organizations).toMatchObject([
      { ...line, role: 'administrator' },
    ]);
    expect((await listOwnOrganizations((await aUser()).actor)).organizations).toEqual([]);
  });

  test('come fifty a page, by name', async () => {
    const user = await aUser();
    const made = await db().account.createManyAndReturn({
      data: Array.from({ length: 60 }, (_, number) => {
        const name = `${user.name}-${String(number).padStart(2, '0')}`;
        return { kind: 'organization' as const, name, lowerName: name };
      }),
      select: { key: true, name: true },
    });
    await db().membership.createMany({
      data: made.map(({ key }) => ({
        organizationKey: key,
        memberKey: user.key,
        role: 'collaborator' as const,
      })),
    });
    const [first, last] = [
      await listOwnOrganizations(user.actor),
      await listOwnOrganizations(user.actor, 99),
    ];
    expect([first.organizations.length, last.organizations.length, last.page]).toEqual([50, 10, 2]);
    expect([...first.organizations, ...last.organizations].map(({ name }) => name)).toEqual(
      made.map(({ name }) => name).sort(),
    );
  });
});
