import { env } from '@/lib/config/env';
import { facts, markdown, quote } from '@/lib/mail/markdown';
import type { NewMail } from '../mail/outbox';
import { ownersMayHelp, reasonWords, type ReportReason } from './reasons';
import type { ReportTarget } from './target';

export type ToldReport = {
  key: number;
  target: ReportTarget;
  reason: ReportReason;
  message: string;
  contactedOwners: boolean;
  /** Where to answer. */
  email: string;
  /** Who told, when signed in. */
  name: string | undefined;
};

/** What the administrators read of a report; an answer goes to the reporter. */
export function reportMail(told: ToldReport, to: string): NewMail {
  const { key, target, reason, message, contactedOwners, email, name } = told;
  return {
    to,
    replyTo: email,
    subject: `Report ${key}: ${nameOf(target)}, ${reasonWords[reason]}`,
    body: markdown`
      ${name === undefined ? markdown`Somebody at ${email}` : markdown`${name} (${email})`} wrote about **${nameOf(target)}**:

      ${quote(message)}

      ${facts([
        ['Reason', reasonWords[reason]],
        ['Owners', target.owners.join(', ') || 'none'],
        ['Pushed by', target.pusher],
        ...(ownersMayHelp(reason)
          ? [['The owners were told, too', contactedOwners ? 'yes' : 'no'] as const]
          : []),
      ])}

      [See the package](${pageOf(target)})

      Answer this mail to write to the reporter. When it is done with: lode report close ${key}
    `,
    footer: markdown`You are told because you run ${env().GALLERY_NAME}, ${env().GALLERY_URL}.`,
  };
}

/** What the reporter keeps of it. */
export function copyMail({ key, target, reason, message, email }: ToldReport): NewMail {
  return {
    to: email,
    subject: `Your report ${key}: ${nameOf(target)}`,
    body: markdown`
      You wrote to the administrators about **${nameOf(target)}** (${reasonWords[reason]}):

      ${quote(message)}

      [See the package](${pageOf(target)})

      They answer you at this address.
    `,
    footer: markdown`You get this because you asked for a copy at ${env().GALLERY_NAME}, ${env().GALLERY_URL}.`,
  };
}

const nameOf = ({ id, version }: ReportTarget) => `${id} ${version}`;

const pageOf = ({ id, version }: ReportTarget) =>
  `${env().GALLERY_URL}/packages/${encodeURIComponent(id)}/${encodeURIComponent(version)}`;
