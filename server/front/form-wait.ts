import { takeFormWait } from '@/lib/http/form-wait';
import type { AnswerHead } from './application-response';

/** Gives the answer to a form that came too often its status, which a server action cannot, and says when to come again. */
export function withFormWait(head: AnswerHead, requestId: string): AnswerHead {
  const seconds = takeFormWait(requestId);
  if (seconds === undefined) return head;
  const headers = { ...head.headers, 'retry-after': String(seconds) };
  return { status: 429, reason: 'Too Many Requests', headers };
}
