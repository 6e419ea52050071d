const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'UTC',
});

const steps = [
  { unit: 'year', seconds: 365.25 * 86_400 },
  { unit: 'month', seconds: 30.4375 * 86_400 },
  { unit: 'week', seconds: 7 * 86_400 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** How long ago, or how far ahead: "3 days ago", "yesterday", "in 2 hours"; within a minute "just now". */
export function timeAgo(at: Date, now: Date = new Date()): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const step = steps.find((candidate) => Math.abs(seconds) >= candidate.seconds);
  if (step === undefined) return 'just now';

  // What has passed counts when it is full; what is to come is told to the nearest, so that 90 days are 3 months.
  const count = seconds / step.seconds;
  return relative.format(count < 0 ? Math.trunc(count) : Math.round(count), step.unit);
}

/** The day in UTC: "21 Nov 2026". */
export function formatDay(at: Date): string {
  return day.format(at);
}

/** The full moment: "21 November 2026 at 04:19:05 UTC". */
export function formatMoment(at: Date): string {
  return `${moment.format(at)} UTC`;
}
