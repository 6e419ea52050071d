import type { Tone } from '@/components/ui/notice';

export type MailLine = {
  key: string;
  to: string;
  subject: string;
  createdAt: Date;
  state: 'waiting' | 'failed' | 'kept' | 'sent';
  sentAt: Date | undefined;
  tryAt: Date | undefined;
  tries: number;
  failure: string;
};

export const stateWords: Record<MailLine['state'], { word: string; tone: Tone | 'plain' }> = {
  waiting: { word: 'Waiting', tone: 'info' },
  failed: { word: 'Failed', tone: 'danger' },
  kept: { word: 'Kept', tone: 'plain' },
  sent: { word: 'Sent', tone: 'good' },
};
