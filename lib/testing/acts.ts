import { expect } from 'vitest';
import { db } from '@/lib/db/client';
import type { AuditAction } from '@/lib/domain/audit';
import { aUser, type TestUser } from './factories';
import { mailsTo } from './mailbox';

/** A person with an address, who takes none of the mails that people may refuse. */
export type Person = TestUser & { email: string };

/** Something that is done to an account, by its owner or by others. */
export type Act = {
  action: AuditAction;
  /** The subjects of all mails that the owner then has got, the first one first. */
  mails: string[];
  /** Does it, and again where that is no error. Gives what is to be written down nowhere. */
  run: (person: Person) => Promise<readonly string[]>;
};

/** Does something, and looks at what it left: one record without secrets and addresses, and the mails that are due. */
export async function checkAct({ action, mails, run }: Act): Promise<void> {
  const person = await aPerson();
  const secrets = await run(person);

  const records = await db().auditRecord.findMany({
    where: { OR: [{ accountKey: person.key }, { actorKey: person.key }] },
    select: { action: true, subject: true, details: true },
  });
  expect(records.filter((record) => record.action === action)).toHaveLength(1);
  const kept = JSON.stringify(records);
  for (const secret of [person.password, '@', ...secrets]) expect(kept).not.toContain(secret);

  const got = await mailsTo(person.email);
  expect(got.map(({ subject }) => subject)).toEqual(mails.map((subject) => `[Lode] ${subject}`));
  for (const { text } of got) expect(text).not.toContain('/account/notifications');
}

async function aPerson(): Promise<Person> {
  const user = await aUser();
  await db().account.update({
    where: { key: user.key },
    data: { emailAllowed: false, notifyPackagePushed: false },
  });
  const { address } = await db().emailAddress.findFirstOrThrow({ where: { accountKey: user.key } });
  return { ...user, email: address };
}
