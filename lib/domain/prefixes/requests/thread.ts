import { transaction } from '@/lib/db/transaction';
import { type Actor, requireTrusted } from '../../actor';
import { takeTry } from '../../rate-limit';
import { checkText } from './ask';
import { mailAnswer, mailQuestion } from './mails';
import { holdOpenRequest, recordRequest, requireAsker, requireDecider } from './request';

type Message = { key: number; text: string };

/** Messages that one person may write. */
const ofPerson = { most: 60, perSeconds: 3600 };

/** Asks whoever wants a prefix something: the request then waits for the answer. */
export async function askAboutPrefix(actor: Actor, { key, text: typed }: Message): Promise<void> {
  const user = requireTrusted(actor);
  const text = checkText('question', typed, 'Write what you want to know.');
  await takeTry(`prefix-message:${user.accountKey}`, ofPerson);
  await transaction(async (tx) => {
    const request = await holdOpenRequest(tx, key);
    await requireDecider(tx, actor, request);
    await tx.prefixRequestMessage.create({
      data: { requestKey: key, authorKey: user.accountKey, text },
      select: { key: true },
    });
    await tx.prefixRequest.update({ where: { key }, data: { status: 'questioned' }, select: { key: true } });
    await recordRequest(tx, actor, 'prefix.ask', request);
    await mailQuestion(tx, request, user.name, text);
  });
}

/** Answers, or adds something unasked: the request then waits for the decision. */
export async function answerAboutPrefix(actor: Actor, { key, text: typed }: Message): Promise<void> {
  const user = requireTrusted(actor);
  const text = checkText('answer', typed, 'Write what you want to say.');
  await takeTry(`prefix-message:${user.accountKey}`, ofPerson);
  await transaction(async (tx) => {
    const request = await holdOpenRequest(tx, key);
    await requireAsker(tx, actor, request);
    await tx.prefixRequestMessage.create({
      data: { requestKey: key, authorKey: user.accountKey, text },
      select: { key: true },
    });
    await tx.prefixRequest.update({ where: { key }, data: { status: 'submitted' }, select: { key: true } });
    await recordRequest(tx, actor, 'prefix.answer', request);
    await mailAnswer(tx, request, user.name, text);
  });
}
