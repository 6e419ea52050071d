import sharp from 'sharp';
import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { type Act, checkAct, type Person } from '@/lib/testing/acts';
import { auditActions } from '@/lib/testing/audit-actions';
import { aVisitor, origin } from '@/lib/testing/factories';
import { mailsTo, tokenSentTo } from '@/lib/testing/mailbox';
import { aPerson as somebodyElsewhere, corp } from '@/lib/testing/provider-people';
import { aWord } from '@/lib/testing/word';
import { system, type UserActor } from '../actor';
import { cancelAddressChange, changeAddress } from './address';
import { changePassword } from './change-password';
import { confirmAddress } from './confirm-address';
import { exportAccount } from './export';
import { withdrawInvitation } from './invitation-list';
import { inviteUser } from './invitations';
import { deleteOwnAccount } from './leave';
import { lockUser, unlockUser } from './lock';
import { changeNotifications } from './notifications';
import { changeProfile } from './own-profile';
import { endOtherSessions } from './own-sessions';
import { changePicture } from './picture';
import { proveByPassword } from './prove';
import { linkLogin, listLogins, unlinkLogin } from './providers/link';
import { signInByProvider } from './providers/sign-in';
import { resetPassword, sendReset } from './reset-password';
import { endSession, findSessionActor } from './sessions';
import { signIn } from './sign-in';

const another = 'a staple, and another one';
const wrong = 'a wrong password';

async function sessionOf({ name, password }: Person): Promise<{ id: string; actor: UserActor }> {
  const { id } = await signIn(name, password, aVisitor());
  const actor = await findSessionActor(id, origin);
  if (actor === undefined) throw new Error('Nobody is signed in.');
  return { id, actor };
}

const nothing = async (done: Promise<unknown>): Promise<string[]> => {
  await done;
  return [];
};

async function askForAddress({ actor }: Person) {
  const next = `${aWord()}@example.test`;
  await changeAddress(actor, next);
  await changeAddress(actor, next);
  expect((await mailsTo(next)).map(({ subject }) => subject)).toEqual([
    '[Lode] Confirm your new e-mail address',
    '[Lode] Confirm your new e-mail address',
  ]);
  return { next, token: await tokenSentTo(next, 'confirm-email') };
}

async function askForReset({ name, email }: Person): Promise<string> {
  await sendReset({ who: name, origin });
  return tokenSentTo(email, 'reset-password');
}

async function linkElsewhere({ actor }: Person) {
  const identity = somebodyElsewhere();
  await linkLogin(actor, corp, identity);
  await linkLogin(actor, corp, identity);
  return identity;
}

/** Comes in by a provider that says each time whether this is an administrator. */
async function comeAs(person: Person, ...admins: boolean[]): Promise<string[]> {
  const identity = await linkElsewhere(person);
  const visitor = aVisitor();
  for (const admin of admins) await signInByProvider(corp, { ...identity, admin }, visitor);
  return [identity.subject];
}

const acts: Act[] = [
  { action: 'account.create', mails: [], run: () => Promise.resolve([]) },
  { action: 'account.signIn', mails: [], run: async (person) => [(await sessionOf(person)).id] },
  {
    action: 'account.signInFailed',
    mails: [],
    run: async ({ name }) => {
      await expect(signIn(name, wrong, aVisitor())).rejects.toThrow();
      return [wrong];
    },
  },
  {
    action: 'account.signOut',
    mails: [],
    run: async (person) => {
      const { id, actor } = await sessionOf(person);
      await endSession(actor, id);
      await endSession(actor, id);
      return [id];
    },
  },
  {
    action: 'account.prove',
    mails: [],
    run: async (person) => nothing(proveByPassword((await sessionOf(person)).actor, person.password)),
  },
  {
    action: 'account.proveFailed',
    mails: [],
    run: async (person) => {
      await expect(proveByPassword((await sessionOf(person)).actor, wrong)).rejects.toThrow();
      return [wrong];
    },
  },
  {
    action: 'account.endSessions',
    mails: ['A sign-in from a new device'],
    run: async (person) => {
      const { actor } = await sessionOf(person);
      await sessionOf(person);
      await endOtherSessions(actor);
      return nothing(endOtherSessions(actor));
    },
  },
  {
    action: 'account.lock',
    mails: ['Your account was locked'],
    run: async ({ name }) => {
      await lockUser(system, name, 'Spam.');
      return nothing(lockUser(system, name, 'Spam.'));
    },
  },
  {
    action: 'account.unlock',
    mails: ['Your account was locked', 'Your account was unlocked'],
    run: async ({ name }) => {
      await lockUser(system, name, 'Spam.');
      await unlockUser(system, name);
      return nothing(unlockUser(system, name));
    },
  },
  {
    action: 'account.changeAddress',
    mails: [],
    run: async (person) => [(await askForAddress(person)).token],
  },
  {
    action: 'account.cancelChange',
    mails: [],
    run: async (person) => {
      await askForAddress(person);
      await cancelAddressChange(person.actor);
      return nothing(cancelAddressChange(person.actor));
    },
  },
  {
    action: 'account.confirmAddress',
    mails: ['Your e-mail address was changed'],
    run: async (person) => {
      const { token } = await askForAddress(person);
      await confirmAddress(person.actor, token);
      return [token];
    },
  },
  {
    action: 'account.requestReset',
    mails: ['Choose a new password'],
    run: async (person) => [await askForReset(person)],
  },
  {
    action: 'account.resetPassword',
    mails: ['Choose a new password', 'Your password was changed'],
    run: async (person) => {
      const token = await askForReset(person);
      await resetPassword(token, another, aVisitor());
      return [token, another];
    },
  },
  {
    action: 'account.changePassword',
    mails: ['Your password was changed'],
    run: async (person) => {
      await changePassword((await sessionOf(person)).actor, another);
      return [another];
    },
  },
  {
    action: 'account.invite',
    mails: [],
    run: async ({ actor }) => {
      const invited = `${aWord()}@example.test`;
      const { link } = await inviteUser({ ...actor, admin: true }, invited);
      expect(await mailsTo(invited)).toMatchObject([{ subject: '[Lode] You are invited' }]);
      return [new URL(link).searchParams.get('invitation') ?? ''];
    },
  },
  {
    action: 'account.withdrawInvitation',
    mails: [],
    run: async (person) => {
      const actor = { ...person.actor, admin: true };
      const { address, link } = await inviteUser(actor, `${aWord()}@example.test`);
      const { key } = await db().invitation.findFirstOrThrow({ where: { address } });
      await withdrawInvitation(actor, key);
      await withdrawInvitation(actor, key);
      return [link];
    },
  },
  {
    action: 'account.changeProfile',
    mails: [],
    run: ({ actor }) =>
      nothing(changeProfile(actor, { displayName: 'Ann', bio: 'Write to ann@example.test.', website: '' })),
  },
  {
    action: 'account.changePicture',
    mails: [],
    run: async ({ actor }) => {
      const photo = sharp({ create: { width: 9, height: 9, channels: 3, background: '#345' } });
      return nothing(changePicture(actor, await photo.png().toBuffer()));
    },
  },
  {
    action: 'account.changeNotifications',
    mails: [],
    run: async ({ actor }) => {
      const wanted = { emailAllowed: true, notifyPackagePushed: false };
      await changeNotifications(actor, wanted);
      return nothing(changeNotifications(actor, wanted));
    },
  },
  { action: 'account.export', mails: [], run: ({ actor }) => nothing(exportAccount(actor)) },
  {
    action: 'account.delete',
    mails: ['Your account was deleted'],
    run: ({ actor, name }) => nothing(deleteOwnAccount(actor, { name })),
  },
  {
    action: 'account.link',
    mails: ['A sign-in was added'],
    run: async (person) => [(await linkElsewhere(person)).subject],
  },
  {
    action: 'account.unlink',
    mails: ['A sign-in was added', 'A sign-in was removed'],
    run: async (person) => {
      const { subject } = await linkElsewhere(person);
      const [login] = await listLogins(person.actor);
      await unlinkLogin(person.actor, login?.key ?? 0);
      return [subject];
    },
  },
  {
    action: 'account.makeAdministrator',
    mails: ['A sign-in was added'],
    run: (person) => comeAs(person, true, true),
  },
  {
    action: 'account.endAdministrator',
    mails: ['A sign-in was added'],
    run: (person) => comeAs(person, true, false, false),
  },
];

test.each(acts)(
  '$action is recorded once, without secrets, and its mails come whatever their reader refuses [rule 198]',
  checkAct,
);

test('every act of an account is looked at', () => {
  expect(acts.map(({ action }) => action).toSorted()).toEqual(
    auditActions.filter((action) => action.startsWith('account.')).toSorted(),
  );
});

test('a sign-in by a name that nobody has is recorded without what was typed', async () => {
  const visitor = aVisitor();
  await expect(signIn('my password, in the wrong field', wrong, visitor)).rejects.toThrow();

  const records = await db().auditRecord.findMany({ where: { address: visitor.origin.address } });
  expect(records).toMatchObject([
    { action: 'account.signInFailed', subject: '', details: {}, accountKey: null, actorKey: null },
  ]);
});
