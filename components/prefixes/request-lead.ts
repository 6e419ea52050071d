import type { RequestView } from '@/lib/domain/prefixes/requests/view';

/** Who decides about a request, or did. */
export function leadOf({ status, parent }: Pick<RequestView, 'status' | 'parent'>): string {
  switch (status) {
    case 'submitted':
    case 'questioned':
      return parent === undefined
        ? 'The administrators of the gallery decide about this request.'
        : `Whoever holds ${parent}* decides about this request.`;
    case 'approved':
    case 'rejected':
      if (parent === '') return 'This request is decided.';
      return parent === undefined
        ? 'The administrators of the gallery decided about this request.'
        : `Whoever held ${parent}* decided about this request.`;
    case 'withdrawn':
      return 'Nobody has to decide about this request any more.';
  }
}
