import { db } from '@/lib/db/client';
import { type PrefixRequestInput, requestPrefix } from '@/lib/domain/prefixes/requests/ask';
import { aUser, type TestUser } from './factories';
import { mailsTo } from './mailbox';
import { aPrefix, aPrefixValue } from './prefixes';

/** Asks for a prefix, another one each time. Gives its request. */
export const request = ({ actor }: TestUser, changes: Partial<PrefixRequestInput> = {}) =>
  requestPrefix(actor, {
    value: aPrefixValue(),
    exact: false,
    shared: false,
    reason: 'We publish all that Contoso makes.',
    evidence: '',
    domain: '',
    ...changes,
  });

export const lastMailTo = async ({ key: accountKey }: { key: number }) => {
  const { address } = await db().emailAddress.findFirstOrThrow({ where: { accountKey } });
  return (await mailsTo(address)).at(-1);
};

/** What was done to something, the first act first. */
export const actsOn = async (subject: string) =>
  (await db().auditRecord.findMany({ where: { subject }, orderBy: { key: 'asc' } })).map(
    ({ action }) => action,
  );

/** Somebody who owns a prefix under which others ask for more. */
export async function aParent() {
  const holder = await aUser();
  return { holder, value: await aPrefix([holder]) };
}
