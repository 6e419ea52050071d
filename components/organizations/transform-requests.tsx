import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import { formatMoment } from '@/lib/format/dates';
import { plural } from '@/lib/format/sentences';
import { TransformAnswer, type TransformAnswers } from './transform-answer';

export type TransformRequestLine = {
  accountKey: number;
  name: string;
  createdAt: Date;
  expiresAt: Date;
  packages: number;
};

type Props = TransformAnswers & { requests: readonly TransformRequestLine[] };

/** The accounts that want to become organizations of whoever looks; nothing where there is none. */
export function TransformRequests({ requests, ...answers }: Props) {
  if (requests.length === 0) return null;
  return (
    <Section id="transform-requests" title="Requests to become an organization">
      <ul className="flex w-full flex-col divide-y divide-line border-y border-line">
        {requests.map((request) => (
          <li key={request.accountKey} className="flex flex-col gap-3 py-4">
            <TransformRequestWords request={request} />
            <TransformAnswer request={request} {...answers} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Who asks, and for how long. */
export function TransformRequestWords({ request }: { request: TransformRequestLine }) {
  const { name, createdAt, expiresAt, packages } = request;
  return (
    <p className="max-w-measure">
      The account <TextLink href={`/profiles/${encodeURIComponent(name)}`}>{name}</TextLink> with{' '}
      {plural(packages, 'package')} asked you <TimeAgo at={createdAt} /> to become its administrator. The
      request waits until {formatMoment(expiresAt)}.
    </p>
  );
}
