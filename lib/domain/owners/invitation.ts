import { Prisma } from '@/lib/db/generated/client';
import type { Transaction } from '@/lib/db/transaction';
import { inviterDecides } from './end-invitations';
import type { Party } from './packages';

/** An invitation to own a package that waits for its answer. */
export type OwnershipInvitation = {
  key: number;
  packageKey: number;
  id: string;
  lowerId: string;
  invitee: Party;
  /** None: nobody who is still here. */
  inviter: Party | null;
  /** Who leaves the package to the invitee. */
  leaver: Party | null;
  /** Whether whoever sent it still decides about the owners of the package. */
  stands: boolean;
};

type Reader = Pick<Transaction, '$queryRaw'>;

/** The invitations of these keys that neither were answered nor taken back. */
export const findInvitations = (tx: Reader, keys: readonly number[]): Promise<OwnershipInvitation[]> =>
  read(tx, keys, Prisma.empty);

/** As `findInvitations`; nobody answers them or takes them back until the transaction ends. */
export const holdInvitations = (tx: Transaction, keys: readonly number[]): Promise<OwnershipInvitation[]> =>
  read(tx, keys, Prisma.sql`for no key update of request`);

const read = (tx: Reader, keys: readonly number[], hold: Prisma.Sql): Promise<OwnershipInvitation[]> =>
  tx.$queryRaw<OwnershipInvitation[]>`
    select request.key, request."packageKey", package.id, package."lowerId", ${inviterDecides} as stands,
           json_build_object('key', invitee.key, 'name', invitee.name, 'kind', invitee.kind) as invitee,
           case when sender.key is not null
             then json_build_object('key', sender.key, 'name', sender.name, 'kind', sender.kind) end as inviter,
           case when leaver.key is not null
             then json_build_object('key', leaver.key, 'name', leaver.name, 'kind', leaver.kind) end as leaver
    from "OwnershipRequest" request
    join "Package" package on package.key = request."packageKey"
    join "Account" invitee on invitee.key = request."inviteeKey"
    left join "Account" sender on sender.key = request."inviterKey"
    left join "Account" leaver on leaver.key = request."leaverKey"
    where request.key = any(${[...keys]}::int[]) order by package."lowerId", request.key ${hold}`;
