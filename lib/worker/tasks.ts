import type { TaskList } from 'graphile-worker';
import { z } from 'zod';
import { removeOldDevices } from '../domain/accounts/devices';
import { removeOldInvitations } from '../domain/accounts/invitations';
import { removeOldPending } from '../domain/accounts/pending';
import { sendReset } from '../domain/accounts/reset-password';
import { removeOldResets } from '../domain/accounts/reset-token';
import { removeEndedSessions } from '../domain/accounts/sessions';
import { mailEndingKeys } from '../domain/api-keys/ending';
import { removeOldMemberInvitations } from '../domain/organizations/remove-invitations';
import { removeOldVerificationKeys } from '../domain/api-keys/verification';
import { removeOldMails } from '../domain/mail/keep';
import { tellUnmetMembers } from '../domain/organizations/tell-unmet';
import { removeOldTransforms } from '../domain/organizations/transform-requests';
import { removeOldTries } from '../domain/rate-limit';
import { sweep } from '../domain/packages/sweep';
import { addUpTotals } from '../domain/site/totals';
import { checkSymbols, giveUpOnSymbols } from '../domain/symbols/check';
import { indexPackageSymbols } from '../domain/symbols/index-package';
import { listStalledChecks } from '../domain/symbols/stalled';
import { log } from '../log/log';
import { commitWaiting } from './commit-catalog';
import { sendMails } from './send-mail';

const ForgottenPassword = z.object({
  who: z.string(),
  origin: z.object({ address: z.string().optional(), client: z.string().optional() }),
});

/** Jobs by their names. A handler parses its payload and calls the domain; it may run twice for one job. */
export const tasks: TaskList = {
  async 'check-symbols'(payload, { job }) {
    const { symbolPackageKey } = z.object({ symbolPackageKey: z.int() }).parse(payload);
    try {
      await checkSymbols(symbolPackageKey);
    } catch (error) {
      if (job.attempts >= job.max_attempts) await giveUpOnSymbols(symbolPackageKey);
      throw error;
    }
  },

  /** A job that was killed with its process comes back only after hours. */
  async 'resume-checks'(_payload, { addJob }) {
    for (const symbolPackageKey of await listStalledChecks()) {
      await addJob(
        'check-symbols',
        { symbolPackageKey },
        { jobKey: `check ${symbolPackageKey}`, maxAttempts: 1 },
      );
    }
  },

  async 'index-symbols'(payload) {
    const { versionKey } = z.object({ versionKey: z.int() }).parse(payload);
    await indexPackageSymbols(versionKey);
  },

  'send-mail': sendMails,

  async 'mail-reset'(payload) {
    const { who, origin } = ForgottenPassword.parse(payload);
    await sendReset({ who, origin: { address: origin.address, client: origin.client } });
  },

  async 'remove-old-mails'() {
    const mails = await removeOldMails();
    if (mails > 0) log.info('Forgot mails of long ago', { mails });
  },

  async 'sweep-storage'() {
    const swept = await sweep();
    if (swept.objects + swept.stagingFiles > 0 || !swept.complete) log.info('Swept the storage', swept);
  },

  async 'remove-ended-sessions'() {
    const sessions = await removeEndedSessions();
    const pending = await removeOldPending();
    const devices = await removeOldDevices();
    const links =
      (await removeOldResets()) +
      (await removeOldInvitations()) +
      (await removeOldMemberInvitations()) +
      (await removeOldTransforms());
    if (sessions + pending + devices + links > 0) {
      log.info('Removed what was over of signing in', { sessions, pending, devices, links });
    }
  },

  'add-up-totals': addUpTotals,

  async 'remove-old-verification-keys'() {
    const keys = await removeOldVerificationKeys();
    if (keys > 0) log.info('Removed verification keys that nobody used', { keys });
  },

  async 'mail-ending-keys'() {
    const people = await mailEndingKeys();
    if (people > 0) log.info('Looked at keys that end', { people });
  },

  async 'tell-unmet-members'() {
    const members = await tellUnmetMembers();
    if (members > 0) log.info('Told members what their organizations ask', { members });
  },

  async 'remove-old-tries'() {
    const names = await removeOldTries();
    if (names > 0) log.info('Removed counts of tries that were over', { names });
  },
};

/**
 * Jobs with a loop of their own, so that no other job keeps them waiting: what was changed is in the catalog within two
 * seconds, and a long backlog is in nobody's way.
 */
export const urgentTasks: TaskList = {
  'commit-catalog': commitWaiting,
};

/** When jobs run by themselves, in the lines of a crontab (UTC). Replicas enqueue each of these once. */
export const schedule = `
* * * * * commit-catalog
* * * * * send-mail
*/10 * * * * resume-checks
17 3 * * * sweep-storage
23 * * * * remove-ended-sessions
24 * * * * remove-old-tries
25 * * * * add-up-totals
26 * * * * remove-old-verification-keys
27 * * * * remove-old-mails
28 * * * * mail-ending-keys
*/10 * * * * tell-unmet-members
`;
