import { db } from '@/lib/db/client';
import { requestTransform } from '@/lib/domain/organizations/transform-requests';
import { aUser, type TestUser } from './factories';

export const addressOf = async ({ key }: { key: number }): Promise<string> =>
  (await db().emailAddress.findFirstOrThrow({ where: { accountKey: key } })).address;

/** An account that asked somebody to become the administrator of the organization that it is to be. */
export async function aTransformRequest(): Promise<{ account: TestUser; administrator: TestUser }> {
  const [account, administrator] = await Promise.all([aUser(), aUser()]);
  await requestTransform(account.actor, { administrator: administrator.name, name: account.name });
  return { account, administrator };
}
