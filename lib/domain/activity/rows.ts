import { db } from '@/lib/db/client';
import { keysOfPage, type Narrowing, type Scope } from './keys-of-page';
import type { Moment, Place } from './moment';

/** A record with the names of what it tells of. Who may see what of it is for each list to decide. */
export type ActivityRow = Moment & {
  action: string;
  subject: string;
  address: string | null;
  client: string | null;
  /** The role that it gave somebody, where it did. */
  role: string | null;
  actorKey: number | null;
  actorName: string | null;
  actorIsGone: boolean;
  actorIsAdmin: boolean | null;
  /** Whether whoever did it is a member of the organization in whose record it stands. */
  actorIsMember: boolean;
  organizationKey: number | null;
  onBehalfOf: number | null;
  /** The name of the account in whose name it was done. */
  inNameOf: string | null;
  apiKey: string | null;
  /** Whom it concerned. */
  accountKey: number | null;
  account: string | null;
  /** Of a package that is still here. */
  id: string | null;
  version: string | null;
};

/** What is read of a list: which records, and which of them. */
export type Reading = { scopes: readonly Scope[]; narrowing: Narrowing };

/** Records next to a place, by one statement, the newest first. */
export function readRows({ scopes, narrowing }: Reading, place: Place, take: number): Promise<ActivityRow[]> {
  return db().$queryRaw<ActivityRow[]>`
    with page as materialized (${keysOfPage(scopes, narrowing, place, take)})
    select record.key, record.at, record.action, record.subject, record.address, record.client,
           record.details ->> 'role' as role,
           record."actorKey", actor.name as "actorName",
           actor.key is null or actor."deletedAt" is not null as "actorIsGone", actor.admin as "actorIsAdmin",
           membership."memberKey" is not null as "actorIsMember",
           record."organizationKey", record."onBehalfOf", owner.name as "inNameOf",
           "apiKey".name as "apiKey", record."accountKey", account.name as account,
           package.id, version."normalizedVersion" as version
    from page
    join "AuditRecord" record on record.key = page.key
    left join "Account" actor on actor.key = record."actorKey"
    left join "Membership" membership
      on membership."organizationKey" = record."organizationKey" and membership."memberKey" = record."actorKey"
    left join "Account" owner on owner.key = record."onBehalfOf"
    left join "Account" account on account.key = record."accountKey"
    left join "ApiKey" "apiKey" on "apiKey".key = record."apiKeyKey"
    left join "Package" package on package.key = record."packageKey"
    left join "PackageVersion" version on version.key = record."versionKey"
    order by record.at desc, record.key desc`;
}
