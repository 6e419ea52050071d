import { formatMoment, timeAgo } from '@/lib/format/dates';

type Props = { at: Date; now?: Date | undefined };

/** "3 days ago", as of when the page was made; the full moment in UTC is in the title. */
export function TimeAgo({ at, now }: Props) {
  return (
    <time dateTime={at.toISOString()} title={formatMoment(at)} className="whitespace-nowrap">
      {timeAgo(at, now)}
    </time>
  );
}
