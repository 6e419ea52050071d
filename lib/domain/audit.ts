import { invalidate, type Transaction } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/db/generated/client';
import type { Actor } from './actor';
import { tags } from './cache-tags';

export type AuditAction =
  | 'account.create'
  | 'account.signIn'
  | 'account.signInFailed'
  | 'account.signOut'
  | 'account.prove'
  | 'account.proveFailed'
  | 'account.endSessions'
  | 'account.lock'
  | 'account.unlock'
  | 'account.changeAddress'
  | 'account.cancelChange'
  | 'account.confirmAddress'
  | 'account.requestReset'
  | 'account.resetPassword'
  | 'account.changePassword'
  | 'account.invite'
  | 'account.withdrawInvitation'
  | 'account.changeProfile'
  | 'account.changePicture'
  | 'account.changeNotifications'
  | 'account.export'
  | 'account.delete'
  | 'account.link'
  | 'account.unlink'
  | 'account.makeAdministrator'
  | 'account.endAdministrator'
  | 'provider.refuse'
  | 'secondFactor.turnOn'
  | 'secondFactor.turnOff'
  | 'secondFactor.reset'
  | 'secondFactor.fail'
  | 'authenticator.add'
  | 'authenticator.replace'
  | 'authenticator.remove'
  | 'recoveryCodes.renew'
  | 'recoveryCode.use'
  | 'passkey.add'
  | 'passkey.rename'
  | 'passkey.remove'
  | 'passkey.refuseCopy'
  | 'organization.create'
  | 'organization.changeProfile'
  | 'organization.changePicture'
  | 'organization.changeAddress'
  | 'organization.cancelChange'
  | 'organization.confirmAddress'
  | 'organization.changeNotifications'
  | 'organization.invite'
  | 'organization.cancelInvitation'
  | 'organization.resendInvitation'
  | 'organization.acceptInvitation'
  | 'organization.declineInvitation'
  | 'organization.addMember'
  | 'organization.changeRole'
  | 'organization.removeMember'
  | 'organization.leave'
  | 'organization.showMembership'
  | 'organization.changePolicies'
  | 'organization.requestTransform'
  | 'organization.cancelTransform'
  | 'organization.rejectTransform'
  | 'organization.transform'
  | 'organization.export'
  | 'organization.delete'
  | 'apiKey.create'
  | 'apiKey.firstUse'
  | 'apiKey.edit'
  | 'apiKey.regenerate'
  | 'apiKey.revoke'
  | 'apiKey.delete'
  | 'verificationKey.create'
  | 'package.push'
  | 'package.pushRefused'
  | 'package.delete'
  | 'package.hardDelete'
  | 'package.lock'
  | 'package.unlock'
  | 'package.unlist'
  | 'package.relist'
  | 'package.deprecate'
  | 'package.undeprecate'
  | 'package.verify'
  | 'package.report'
  | 'package.inviteOwner'
  | 'package.cancelOwnerInvitation'
  | 'package.declineOwnership'
  | 'package.addOwner'
  | 'package.removeOwner'
  | 'package.addMark'
  | 'package.removeMark'
  | 'report.close'
  | 'mail.retry'
  | 'prefix.reserve'
  | 'prefix.release'
  | 'prefix.addOwner'
  | 'prefix.removeOwner'
  | 'prefix.request'
  | 'prefix.ask'
  | 'prefix.answer'
  | 'prefix.proveDomain'
  | 'prefix.approve'
  | 'prefix.reject'
  | 'prefix.withdraw'
  | 'symbols.push'
  | 'symbols.pushRefused'
  | 'symbols.publish'
  | 'symbols.fail'
  | 'advisory.import'
  | 'advisory.add'
  | 'advisory.remove';

type Subject = {
  /** What it was done to, for people: `Acme.Text 1.0.0`. Of an account it is not kept: its key names it. */
  subject?: string;
  packageKey?: number;
  versionKey?: number;
  accountKey?: number;
  /** The organization in whose record it stands; left out: that in whose name the actor's key acts. */
  organizationKey?: number;
  /** In whose name it was done, where the actor's key does not say. */
  onBehalfOf?: number;
  details?: Prisma.InputJsonObject;
};

/** Keeps who did what, in the transaction of the act: no act without its record. */
export async function record(
  tx: Transaction,
  actor: Actor,
  action: AuditAction,
  subject: Subject,
): Promise<void> {
  await recordAll(tx, actor, action, [subject]);
}

/** As `record`, of the same act on each of many. */
export async function recordAll(
  tx: Transaction,
  actor: Actor,
  action: AuditAction,
  subjects: readonly Subject[],
): Promise<void> {
  if (mayEndReading(action)) invalidate(tx, tags.readers);
  await tx.auditRecord.createMany({
    data: subjects.map(({ details = {}, subject = '', ...keys }) => ({
      ...whoseAct(actor),
      ...keys,
      subject: isAboutAccount(action) ? '' : subject,
      action,
      details,
      address: actor.origin.address ?? null,
      client: actor.origin.client ?? null,
    })),
  });
}

/** These only ever let somebody in, or tell that he was not. */
const letIn: ReadonlySet<AuditAction> = new Set<AuditAction>([
  'account.create',
  'account.signIn',
  'account.signInFailed',
  'account.prove',
  'account.proveFailed',
  'account.requestReset',
  'account.invite',
  'account.unlock',
  'account.export',
  'secondFactor.fail',
  'recoveryCode.use',
  'apiKey.create',
  'apiKey.firstUse',
]);

/** Whether an act may take from somebody, or from a key, that it reads: what is kept of who may is then of no use. */
const mayEndReading = (action: AuditAction): boolean =>
  /^(account|organization|secondFactor|authenticator|passkey|recoveryCodes?|apiKey)\./.test(action) &&
  !letIn.has(action);

/** Deleting an account wipes its name in one place, which a record is not. */
const isAboutAccount = (action: AuditAction) => /^(account|organization)\./.test(action);

function whoseAct(actor: Actor) {
  switch (actor.kind) {
    case 'user':
      return { actorKey: actor.accountKey };
    case 'apiKey':
      return {
        actorKey: actor.creatorKey,
        apiKeyKey: actor.apiKeyKey,
        ...(actor.ownerKey !== actor.creatorKey && {
          onBehalfOf: actor.ownerKey,
          // Only organizations have keys that others made.
          organizationKey: actor.ownerKey,
        }),
      };
    case 'anonymous':
    case 'system':
      return {};
  }
}
