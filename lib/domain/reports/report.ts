import { type Transaction, transaction } from '@/lib/db/transaction';
import { findConfirmedAddress } from '../accounts/find';
import { checkAddress } from '../accounts/names';
import { type Actor, requireUser } from '../actor';
import { record } from '../audit';
import { invalidField, ownersAlone, ownersReport } from '../errors';
import { listOperatorAddresses } from '../mail/operator';
import { putMail } from '../mail/outbox';
import { networkOf, takeTry } from '../rate-limit';
import { copyMail, reportMail, type ToldReport } from './mails';
import { longestReport, ownersMayHelp, type ReportReason } from './reasons';
import { inNameOf } from '../packages/in-name-of';
import { getReportTarget, type ReportTarget } from './target';

export type NewReport = {
  lowerId: string;
  lowerVersion: string;
  reason: ReportReason;
  message: string;
  /** Whether the reporter has told the owners as well. */
  contactedOwners: boolean;
  /** Where to answer; whoever signed in is answered at the confirmed address of the account. */
  email?: string | undefined;
  /** Whether whoever signed in wants the same by mail. */
  copy: boolean;
};

const hourSeconds = 3600;

/** Reports from one address, which many people may share; of one account; and of all, so that nobody drowns. */
const ofAddress = { most: 10, perSeconds: hourSeconds };
const ofAccount = { most: 20, perSeconds: 24 * hourSeconds };
const ofAll = { most: 200, perSeconds: hourSeconds };

/**
 * Tells the administrators of a version, and mails it to them in the same transaction. Gives the number of the report.
 * Throws what `getReportTarget` throws, `ownersReport`, `ownersAlone`, `tooManyTries`, and what is wrong with a field.
 */
export async function reportVersion(actor: Actor, input: NewReport): Promise<number> {
  const reporter = actor.kind === 'anonymous' ? undefined : requireUser(actor);
  const target = await getReportTarget(actor, input);
  requireFitting(target, input.reason);
  const message = checkMessage(input.message);
  const ownAddress = reporter && (await findConfirmedAddress(reporter.accountKey));
  const email = ownAddress ?? checkAddress(input.email ?? '');

  await takeTry(`report:address:${networkOf(actor.origin)}`, ofAddress);
  if (reporter !== undefined) await takeTry(`report:account:${reporter.accountKey}`, ofAccount);
  await takeTry('report:all', ofAll);

  return transaction(async (tx) => {
    const contactedOwners = ownersMayHelp(input.reason) && input.contactedOwners;
    const { key } = await tx.report.create({
      data: {
        id: target.id,
        version: target.version,
        reason: input.reason,
        message,
        contactedOwners,
        email,
        reporterKey: reporter?.accountKey ?? null,
      },
      select: { key: true },
    });
    const { packageKey, versionKey } = target;
    await record(tx, actor, 'package.report', {
      subject: `${target.id} ${target.version}`,
      packageKey,
      versionKey,
      ...(input.reason === 'ownerRequest' && (await inNameOf(tx, actor, packageKey))),
      details: { report: key, reason: input.reason },
    });
    const told = { key, target, reason: input.reason, message, contactedOwners, email, name: reporter?.name };
    // A copy goes to an address that was proved: whoever may type any could have the gallery write to anybody.
    await mail(tx, told, input.copy && ownAddress !== undefined);
    return key;
  });
}

function requireFitting({ id, actorOwns }: ReportTarget, reason: ReportReason): void {
  if (actorOwns && reason !== 'ownerRequest') throw ownersReport(id);
  if (!actorOwns && reason === 'ownerRequest') throw ownersAlone(id);
}

function checkMessage(text: string): string {
  const message = text.trim();
  if (message === '') throw invalidField('message', 'Tell what you found.');
  if (message.length > longestReport) {
    throw invalidField(
      'message',
      `Shorten the message to at most ${longestReport.toLocaleString('en')} characters.`,
    );
  }
  return message;
}

async function mail(tx: Transaction, told: ToldReport, copy: boolean): Promise<void> {
  for (const to of await listOperatorAddresses(tx)) await putMail(tx, reportMail(told, to));
  if (copy) await putMail(tx, copyMail(told));
}
