import { LinkedText } from '@/components/ui/linked-text';
import { Section } from '@/components/ui/section';
import { TimeAgo } from '@/components/ui/time-ago';
import type { RequestView } from '@/lib/domain/prefixes/requests/view';

/** What was asked and answered, the first word first. */
export function RequestThread({ messages }: Pick<RequestView, 'messages'>) {
  if (messages.length === 0) return null;
  return (
    <Section wide id="thread" title="Questions and answers">
      <ol className="mt-3 divide-y divide-line border-y border-line text-sm">
        {messages.map(({ by, text, at }, index) => (
          <li key={index} className="py-3">
            <p className="text-ink-soft">
              <span className="font-medium text-ink">{by ?? 'Somebody who is no longer here'}</span>,{' '}
              <TimeAgo at={at} />
            </p>
            <div className="mt-1">
              <LinkedText text={text} />
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
