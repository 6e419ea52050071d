import { formIsOld, galleryIsBusy, pageFailed } from '@/lib/format/failure-words';
import { toPath } from '@/lib/http/return-path';
import type { PlainPage } from './plain-page';

/** What a person reads of a failure that is ours. The log tells the rest, under the same request id. */
export const failurePage = (method: string, target: string, requestId: string): PlainPage => ({
  ...pageFailed,
  note: `If it happens again, tell the operator this request id: ${requestId}.`,
  links: [...again(method, target), { label: 'Go to the start', href: '/' }],
});

/** What a person reads while the database has no time for a page. */
export const busyPage = (method: string, target: string): PlainPage => ({
  ...galleryIsBusy,
  links: again(method, target),
});

const again = (method: string, target: string) => [
  { label: method === 'GET' ? 'Try again' : 'Reload the page', href: toPath(target, '/') },
];

/** What a person reads whose form is of an older build. */
export const oldFormPage = (target: string): PlainPage => ({
  ...formIsOld,
  links: [{ label: 'Reload the page', href: toPath(target, '/') }],
});
