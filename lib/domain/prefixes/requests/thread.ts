import { type Transaction, transaction } from '@/lib/db/transaction';
import { type Actor, requireTrusted, type UserActor } from '../../actor';
import { prefixThreadFull } from '../../prefix-errors';
import { takeTry } from '../../rate-limit';
import { checkText } from './ask';
import { mailAnswer, mailQuestion } from './mails';
import { holdOpenRequest, recordRequest, requireAsker, requireDecider, type RequestRow } from './request';

type Message = { key: number; text: string };

/** Messages that one person may write, and that there may be about one request. */
const ofPerson = { most: 20, perSeconds: 3600 };
const mostMessages = 50;

/** Asks whoever wants a prefix something: the request then waits for the answer. Throws `prefixThreadFull`. */
export async function askAboutPrefix(actor: Actor, { key, text: typed }: Message): Promise<void> {
  const user = requireTrusted(actor);
  const text = checkText('question', typed, 'Write what you want to know.');
  await takeTry(`prefix-message:${user.accountKey}`, ofPerson);
  await transaction(async (tx) => {
    const request = await holdOpenRequest(tx, key);
    await requireDecider(tx, actor, request);
    await say(tx, request, user, text);
    await tx.prefixRequest.update({ where: { key }, data: { status: 'questioned' }, select: { key: true } });
    await recordRequest(tx, actor, 'prefix.ask', request);
    await mailQuestion(tx, request, user.name, text);
  });
}

/** Answers, or adds something unasked: the request then waits for the decision. Throws `prefixThreadFull`. */
export async function answerAboutPrefix(actor: Actor, { key, text: typed }: Message): Promise<void> {
  const user = requireTrusted(actor);
  const text = checkText('answer', typed, 'Write what you want to say.');
  await takeTry(`prefix-message:${user.accountKey}`, ofPerson);
  await transaction(async (tx) => {
    const request = await holdOpenRequest(tx, key);
    await requireAsker(tx, actor, request);
    await say(tx, request, user, text);
    await tx.prefixRequest.update({ where: { key }, data: { status: 'submitted' }, select: { key: true } });
    await recordRequest(tx, actor, 'prefix.answer', request);
    await mailAnswer(tx, request, user.name, text);
  });
}

/** The request is held, so that nobody adds to it meanwhile. */
async function say(
  tx: Transaction,
  { key: requestKey, value }: Pick<RequestRow, 'key' | 'value'>,
  { accountKey: authorKey }: UserActor,
  text: string,
): Promise<void> {
  const said = await tx.prefixRequestMessage.count({ where: { requestKey } });
  if (said >= mostMessages) throw prefixThreadFull(value, mostMessages);
  await tx.prefixRequestMessage.create({ data: { requestKey, authorKey, text }, select: { key: true } });
}
