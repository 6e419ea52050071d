import { db } from '@/lib/db/client';

type Part = { after: number; take: number };

const byKey = ({ after, take }: Part) => ({
  take,
  orderBy: { key: 'asc' as const },
  where: { key: { gt: after } },
});

const mine = (accountKey: number, part: Part) => {
  const { where, ...rest } = byKey(part);
  return { ...rest, where: { ...where, accountKey } };
};

/** What the gallery keeps of a person besides the account itself: each list a part at a time, in the order of its keys. */
export const exportedLists = {
  addresses: (accountKey: number, part: Part) =>
    db().emailAddress.findMany({
      ...mine(accountKey, part),
      select: { key: true, address: true, createdAt: true, confirmedAt: true },
    }),
  sessions: (accountKey: number, part: Part) =>
    db().session.findMany({ ...mine(accountKey, part), omit: { idHash: true, accountKey: true } }),
  knownDevices: (accountKey: number, part: Part) =>
    db().knownDevice.findMany({ ...mine(accountKey, part), select: { key: true, lastSeenAt: true } }),
  passwords: (accountKey: number, part: Part) =>
    db().credential.findMany({
      ...mine(accountKey, part),
      select: { key: true, kind: true, createdAt: true },
    }),
  recoveryCodes: (accountKey: number, part: Part) =>
    db().recoveryCode.findMany({ ...mine(accountKey, part), select: { key: true, usedAt: true } }),
  passkeys: (accountKey: number, part: Part) =>
    db().passkey.findMany({
      ...mine(accountKey, part),
      select: { key: true, name: true, synced: true, transports: true, createdAt: true, lastUsedAt: true },
    }),
  externalLogins: (accountKey: number, part: Part) =>
    db().externalLogin.findMany({ ...mine(accountKey, part), omit: { accountKey: true } }),
  apiKeys: (accountKey: number, part: Part) => {
    const { where, ...rest } = byKey(part);
    return db().apiKey.findMany({
      ...rest,
      where: { ...where, OR: [{ creatorKey: accountKey }, { ownerKey: accountKey }] },
      omit: { hash: true },
      include: { scopes: { select: { action: true, glob: true } } },
    });
  },
  invitations: (inviterKey: number, part: Part) => {
    const { where, ...rest } = byKey(part);
    return db().invitation.findMany({
      ...rest,
      where: { ...where, inviterKey },
      select: { key: true, address: true, createdAt: true, expiresAt: true, usedAt: true },
    });
  },
  memberships: async (memberKey: number, { after, take }: Part) => {
    const found = await db().membership.findMany({
      take,
      orderBy: { organizationKey: 'asc' },
      where: { memberKey, organizationKey: { gt: after } },
      select: {
        organizationKey: true,
        role: true,
        createdAt: true,
        shown: true,
        organization: { select: { name: true } },
      },
    });
    return found.map(({ organizationKey, organization, ...membership }) => ({
      key: organizationKey,
      organization: organization.name,
      ...membership,
    }));
  },
  membershipInvitations: (accountKey: number, part: Part) => {
    const { where, ...rest } = byKey(part);
    return db().membershipInvitation.findMany({
      ...rest,
      where: { ...where, OR: [{ inviteeKey: accountKey }, { inviterKey: accountKey }] },
      select: {
        key: true,
        role: true,
        createdAt: true,
        expiresAt: true,
        organization: { select: { name: true } },
      },
    });
  },
  ownershipInvitations: (accountKey: number, part: Part) => {
    const { where, ...rest } = byKey(part);
    return db().ownershipRequest.findMany({
      ...rest,
      where: { ...where, OR: [{ inviteeKey: accountKey }, { inviterKey: accountKey }] },
      select: { key: true, message: true, createdAt: true, package: { select: { id: true } } },
    });
  },
  ownedPackages: (accountKey: number, part: Part) => {
    const { where, ...rest } = byKey(part);
    return db().package.findMany({
      ...rest,
      where: { ...where, owners: { some: { accountKey } } },
      select: { key: true, id: true, createdAt: true },
    });
  },
  ownedPrefixes: async (accountKey: number, { after, take }: Part) => {
    const found = await db().prefixOwner.findMany({
      take,
      orderBy: { prefixKey: 'asc' },
      where: { accountKey, prefixKey: { gt: after } },
      select: { prefixKey: true, createdAt: true, prefix: { select: { value: true, exact: true } } },
    });
    return found.map(({ prefixKey, prefix, createdAt }) => ({ key: prefixKey, ...prefix, createdAt }));
  },
  /** Of what he asked for in the name of an organization only what he wrote: he may have left it since. */
  prefixRequests: async (accountKey: number, part: Part) => {
    const { where, ...rest } = byKey(part);
    const found = await db().prefixRequest.findMany({
      ...rest,
      where: { ...where, OR: [{ requesterKey: accountKey }, { ownerKey: accountKey }] },
      omit: { lowerValue: true, domainToken: true, deciderKey: true },
    });
    return found.map((request) => {
      if (request.ownerKey === accountKey) return request;
      const { key, value, exact, shared, reason, evidence, domain, createdAt } = request;
      return { key, value, exact, shared, reason, evidence, domain, createdAt };
    });
  },
  prefixMessages: (authorKey: number, part: Part) => {
    const { where, ...rest } = byKey(part);
    return db().prefixRequestMessage.findMany({
      ...rest,
      where: { ...where, authorKey },
      select: { key: true, requestKey: true, text: true, createdAt: true },
    });
  },
  pushedVersions: (pusherKey: number, part: Part) => {
    const { where, ...rest } = byKey(part);
    return db().packageVersion.findMany({
      ...rest,
      where: { ...where, pusherKey },
      select: { key: true, id: true, fullVersion: true, createdAt: true, listed: true, status: true },
    });
  },
  pushedSymbols: (pusherKey: number, part: Part) => {
    const { where, ...rest } = byKey(part);
    return db().symbolPackage.findMany({
      ...rest,
      where: { ...where, pusherKey },
      select: {
        key: true,
        createdAt: true,
        status: true,
        version: { select: { id: true, fullVersion: true } },
      },
    });
  },
  reports: (reporterKey: number, part: Part) => {
    const { where, ...rest } = byKey(part);
    return db().report.findMany({ ...rest, where: { ...where, reporterKey }, omit: { reporterKey: true } });
  },
  auditRecords: (accountKey: number, part: Part) => {
    const { where, ...rest } = byKey(part);
    return db().auditRecord.findMany({
      ...rest,
      where: { ...where, OR: [{ actorKey: accountKey }, { accountKey }, { onBehalfOf: accountKey }] },
    });
  },
};
