import { Badge } from '@/components/ui/badge';
import { TimeAgo } from '@/components/ui/time-ago';
import { formatMoment } from '@/lib/format/dates';
import { plural } from '@/lib/format/sentences';
import { type MailLine, stateWords } from './mail-view';

type Props = { mail: MailLine; now?: Date | undefined };

/** What became of a mail, and what comes next. */
export function MailState({ mail, now }: Props) {
  const { word, tone } = stateWords[mail.state];
  return (
    <>
      <Badge tone={tone}>{word}</Badge>
      {mail.sentAt !== undefined && (
        <>
          {' '}
          <TimeAgo at={mail.sentAt} now={now} />
        </>
      )}
      {mail.state === 'failed' && (
        <div className="mt-1 min-w-48 space-y-0.5 text-xs wrap-anywhere">
          <p>{mail.failure}</p>
          <p className="text-ink-soft">
            After {plural(mail.tries, 'try', 'tries')},{' '}
            {mail.tryAt === undefined ? 'given up.' : `next try ${formatMoment(mail.tryAt)}.`}
          </p>
        </div>
      )}
    </>
  );
}
