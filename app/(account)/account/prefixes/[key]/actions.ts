'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { SavedState } from '@/components/ui/saved';
import { allCriteria } from '@/lib/domain/prefixes/requests/criteria';
import { approvePrefix, rejectPrefix, withdrawPrefix } from '@/lib/domain/prefixes/requests/decide';
import { proveDomain } from '@/lib/domain/prefixes/requests/prove-domain';
import { answerAboutPrefix, askAboutPrefix } from '@/lib/domain/prefixes/requests/thread';
import { rowKey, text, ticked } from '@/lib/http/fields';
import { type FormState, submit } from '@/lib/http/form';
import { sessionActor } from '@/lib/http/session';

const renew = () => revalidatePath('/account/prefixes/[key]', 'page');

const message = text('the message', 20_000);
const Question = z.object({ key: rowKey, question: message });
const Answer = z.object({ key: rowKey, answer: message });

export async function question(_previous: SavedState, form: FormData): Promise<SavedState> {
  return submit(Question, form, async ({ key, question }): Promise<SavedState> => {
    await askAboutPrefix(await sessionActor(), { key, text: question });
    renew();
    return { saved: true };
  });
}

export async function answer(_previous: SavedState, form: FormData): Promise<SavedState> {
  return submit(Answer, form, async ({ key, answer }): Promise<SavedState> => {
    await answerAboutPrefix(await sessionActor(), { key, text: answer });
    renew();
    return { saved: true };
  });
}

const Decision = z.object({
  key: rowKey,
  decision: text('the decision', 20_000),
  verdict: z.enum(['approve', 'reject'], 'Choose one of the two buttons.'),
  identifies: ticked,
  specific: ticked,
  protects: ticked,
});

export async function decide(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(Decision, form, async ({ key, decision, verdict, ...met }) => {
    const criteria = allCriteria.filter((name) => met[name]);
    const act = verdict === 'approve' ? approvePrefix : rejectPrefix;
    await act(await sessionActor(), { key, decision, criteria });
    renew();
    return undefined;
  });
}

const OneRequest = z.object({ key: rowKey });

export async function prove(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(OneRequest, form, async ({ key }) => {
    await proveDomain(await sessionActor(), key);
    renew();
    return undefined;
  });
}

export async function withdraw(_previous: FormState, form: FormData): Promise<FormState> {
  return submit(OneRequest, form, async ({ key }) => {
    await withdrawPrefix(await sessionActor(), key);
    renew();
    return undefined;
  });
}
