import type { Tone } from '@/components/ui/notice';
import type { RequestStatus } from '@/lib/domain/prefixes/requests/request';

/** What each state of a request is called. */
export const requestStates: Record<RequestStatus, { word: string; tone: Tone | 'plain' }> = {
  submitted: { word: 'Waits for a decision', tone: 'info' },
  questioned: { word: 'Waits for an answer', tone: 'warn' },
  approved: { word: 'Granted', tone: 'good' },
  rejected: { word: 'Refused', tone: 'danger' },
  withdrawn: { word: 'Taken back', tone: 'plain' },
};
