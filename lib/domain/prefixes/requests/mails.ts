import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { type Markdown, markdown, quote } from '@/lib/mail/markdown';
import { mailAdministrators, mailPerson } from '../../organizations/mails';
import { shownPrefix } from '../../prefix-errors';
import type { Holder } from '../holders';
import { findDeciders } from './deciders';
import type { RequestRow } from './request';

type Mail = { subject: string; body: Markdown };

type About = Pick<
  RequestRow,
  'key' | 'value' | 'lowerValue' | 'exact' | 'ownerKey' | 'ownerName' | 'ownerKind'
>;

/** Tells whoever decides that somebody asks for a prefix. */
export async function mailRequested(
  tx: Transaction,
  request: About,
  { by, reason }: { by: string; reason: string },
): Promise<void> {
  await mailDeciders(tx, request, {
    subject: `${request.ownerName} asks for the prefix ${shownPrefix(request)}`,
    body: markdown`
      **${by}** asks that **${shownPrefix(request)}** is reserved for **${request.ownerName}**:

      ${quote(reason)}

      You decide about it.

      ${linkTo(request)}
    `,
  });
}

/** Tells who asks for a prefix what whoever decides wants to know. */
export async function mailQuestion(tx: Transaction, request: About, by: string, text: string): Promise<void> {
  await mailAskers(tx, request, {
    subject: `A question about the prefix ${shownPrefix(request)}`,
    body: markdown`
      **${by}** asks about your request for **${shownPrefix(request)}**:

      ${quote(text)}

      The request waits for your answer.

      ${linkTo(request)}
    `,
  });
}

export async function mailAnswer(tx: Transaction, request: About, by: string, text: string): Promise<void> {
  await mailDeciders(tx, request, {
    subject: `An answer about the prefix ${shownPrefix(request)}`,
    body: markdown`
      **${by}** says about the request for **${shownPrefix(request)}**:

      ${quote(text)}

      ${linkTo(request)}
    `,
  });
}

export async function mailWithdrawn(tx: Transaction, request: About, by: string): Promise<void> {
  await mailDeciders(tx, request, {
    subject: `The request for the prefix ${shownPrefix(request)} was taken back`,
    body: markdown`**${by}** no longer asks for the prefix **${shownPrefix(request)}**. There is nothing to decide.`,
  });
}

/** Tells who asked for a prefix that it is reserved for him now. */
export async function mailApproved(tx: Transaction, request: About, decision: string): Promise<void> {
  await mailAskers(tx, request, {
    subject: `The prefix ${shownPrefix(request)} is reserved for ${request.ownerName}`,
    body: markdown`
      The request for **${shownPrefix(request)}** was granted. From now on **${request.ownerName}** publishes under it with the verified mark.

      ${quote(decision === '' ? 'Nothing was added to the decision.' : decision)}

      ${linkTo(request)}
    `,
  });
}

/** Tells who asked for a prefix that he does not get it, and which criteria it lacks. */
export async function mailRejected(
  tx: Transaction,
  request: About,
  { decision, lacking }: { decision: string; lacking: readonly string[] },
): Promise<void> {
  await mailAskers(tx, request, {
    subject: `The prefix ${shownPrefix(request)} was not reserved`,
    body: markdown`
      The request for **${shownPrefix(request)}** was refused:

      ${quote([decision, ...lacking.map((sentence) => `Not met: ${sentence}`)].join('\n'))}

      ${linkTo(request)}
    `,
  });
}

const linkTo = ({ key }: About): Markdown =>
  markdown`[See the request](${env().GALLERY_URL}/account/prefixes/${key})`;

const mailAskers = (tx: Transaction, { ownerKey, ownerName, ownerKind }: About, mail: Mail) =>
  mailHolder(tx, { key: ownerKey, name: ownerName, kind: ownerKind }, mail);

async function mailDeciders(tx: Transaction, { lowerValue }: About, mail: Mail): Promise<void> {
  const { accounts } = await findDeciders(tx, lowerValue);
  for (const account of accounts) await mailHolder(tx, account, mail);
}

const mailHolder = (tx: Transaction, { key, name, kind }: Holder, mail: Mail) =>
  kind === 'user' ? mailPerson(tx, key, mail) : mailAdministrators(tx, { key, name }, mail);
