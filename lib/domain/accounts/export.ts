import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { type Actor, requireRecentProof, requireSignedIn } from '../actor';
import { record } from '../audit';
import { takeTry } from '../rate-limit';
import { exportedLists } from './exported-lists';

const ofAccount = { most: 5, perSeconds: 24 * 3600 };

/**
 * Everything that the gallery keeps of a person, as JSON in pieces, so that no past is too long for it; without
 * secrets, for these are kept as hashes and are nobody's data. Throws `proofNeeded` and `tooManyTries` at once.
 */
export async function exportAccount(actor: Actor): Promise<AsyncGenerator<string>> {
  const user = requireSignedIn(actor);
  requireRecentProof(user);
  await takeTry(`export:account:${user.accountKey}`, ofAccount);
  await transaction((tx) => record(tx, user, 'account.export', { accountKey: user.accountKey }));
  return write(user.accountKey);
}

async function* write(accountKey: number): AsyncGenerator<string> {
  const account = await db().account.findUniqueOrThrow({
    where: { key: accountKey },
    select: {
      key: true,
      name: true,
      kind: true,
      admin: true,
      createdAt: true,
      lockedAt: true,
      lockReason: true,
      displayName: true,
      bio: true,
      website: true,
      picture: true,
      secondFactor: true,
      emailAllowed: true,
      notifyPackagePushed: true,
    },
  });
  yield `{\n"exportedAt": ${json(new Date())},\n"account": ${json(account)}`;
  for (const [name, read] of Object.entries(exportedLists)) {
    yield `,\n${json(name)}: [`;
    let between = '\n';
    for await (const row of pagesOf(read, accountKey)) {
      yield between + json(row);
      between = ',\n';
    }
    yield ']';
  }
  yield '\n}\n';
}

type Read = (typeof exportedLists)[keyof typeof exportedLists];

const pageSize = 500;

async function* pagesOf(read: Read, accountKey: number): AsyncGenerator<object> {
  let after = 0;
  for (;;) {
    const rows: { key: number | bigint }[] = await read(accountKey, { after, take: pageSize });
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < pageSize || last === undefined) return;
    after = Number(last.key);
  }
}

/** Keys are far below what a number holds. */
const json = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner));
