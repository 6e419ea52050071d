import { readersOnly } from '@/lib/domain/reading-errors';
import { isForMembers } from '@/lib/domain/site/for-members';
import { readerHeader } from './front-headers';

/** Whether the front found who asks to be a reader, or everybody reads. A client cannot say so of itself. */
export const isLetIn = (headers: Pick<Headers, 'get'>): boolean =>
  !isForMembers() || headers.get(readerHeader) !== null;

/** Looks a second time, behind the front: refuses whoever came past it without being a reader. */
export function requireLetIn(headers: Pick<Headers, 'get'>): void {
  if (!isLetIn(headers)) throw readersOnly();
}
