import type { MemberRole } from '../organizations/standing';
import type { Moment } from './moment';
import type { RowPage } from './page';
import type { ActivityRow } from './rows';

/** Who did something: somebody with a name, the operator of the gallery, or somebody who did not sign in. */
export type By =
  | {
      name: string;
      /** Whether he did it as an administrator of the gallery. */
      administrator: boolean;
      /** Whether his account was deleted since. */
      gone: boolean;
    }
  | 'operator'
  | 'nobody';

/** One act, as whoever looks may see it. */
export type ActivityLine = Moment & {
  action: string;
  by: By;
  /** The account in whose name it was done, where that is not the same. */
  inNameOf: string | undefined;
  /** What it was done to: `Acme.Text 1.0.0`; empty for an account. */
  subject: string;
  /** The package that it was done to, if it is still here, and the version, if that is. */
  package: { id: string; version: string | undefined } | undefined;
  /** The member whom it concerned, where that is somebody else, and the owner. */
  about: string | undefined;
  /** The role that he was given. */
  role: MemberRole | undefined;
  /** What the API key is called by which it was done. */
  apiKey: string | undefined;
  /** Shortened. */
  address: string | undefined;
  client: string | undefined;
};

export type ActivityPage = {
  lines: ActivityLine[];
  newer: Moment | undefined;
  older: Moment | undefined;
};

/** What whoever looks may see of one record. */
export type Disclosure = {
  by: By;
  inNameOf: string | undefined;
  /** Whether he may see from where it came and with which key. */
  whence: boolean;
};

export type Disclose = (row: ActivityRow) => Disclosure;

export const pageOf = ({ rows, newer, older }: RowPage, disclose: Disclose): ActivityPage => ({
  lines: rows.map((row) => lineOf(row, disclose(row))),
  newer,
  older,
});

export function lineOf(row: ActivityRow, { by, inNameOf, whence }: Disclosure): ActivityLine {
  const { key, at, action, subject, id, version, role } = row;
  const concernsOther =
    changesOwners(action) ||
    (subject === '' && row.accountKey !== row.organizationKey && row.accountKey !== row.actorKey);
  return {
    key,
    at,
    action,
    by,
    inNameOf,
    subject,
    package: id === null ? undefined : { id, version: version ?? undefined },
    about: concernsOther ? (row.account ?? undefined) : undefined,
    role: role === 'administrator' || role === 'collaborator' ? role : undefined,
    apiKey: whence ? (row.apiKey ?? undefined) : undefined,
    address: whence ? (row.address ?? undefined) : undefined,
    client: whence ? (row.client ?? undefined) : undefined,
  };
}

/** Of these acts one has to know both what was owned and by whom. */
const changesOwners = (action: string) => /^(package|prefix)\.\w*Owner/.test(action);

/** Whoever did it, by name. */
export function whoDid(
  { actorKey, actorName, actorIsGone, address }: ActivityRow,
  { administrator = false } = {},
): By {
  if (actorKey !== null) return { name: actorName ?? 'a removed account', administrator, gone: actorIsGone };
  // Whoever did not sign in came from somewhere.
  return address === null ? 'operator' : 'nobody';
}
