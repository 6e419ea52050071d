import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { LinkedText } from '@/components/ui/linked-text';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import type { RequestView } from '@/lib/domain/prefixes/requests/view';
import { profilePath } from '@/lib/format/paths';
import { requestStates } from './request-states';

/** Who asks for what, and why. */
export function RequestFacts({ request }: { request: RequestView }) {
  const { owner, requester, exact, shared, status, createdAt, reason, evidence } = request;
  return (
    <dl className="mt-6 grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
      <Fact name="State">
        <Badge tone={requestStates[status].tone}>{requestStates[status].word}</Badge>
      </Fact>
      <Fact name="For">
        <TextLink href={profilePath(owner)}>{owner}</TextLink>
      </Fact>
      <Fact name="Asked">
        {requester !== undefined && requester !== owner && (
          <>
            by <TextLink href={profilePath(requester)}>{requester}</TextLink>,{' '}
          </>
        )}
        <TimeAgo at={createdAt} />
      </Fact>
      <Fact name="How">
        {exact ? 'This ID alone' : 'All that begins so'}
        {shared && ', shared with everybody'}
      </Fact>
      <Fact name="Why">
        <LinkedText text={reason} />
      </Fact>
      {evidence.length > 0 && (
        <Fact name="Shown by">
          <ul>
            {evidence.map((page) => (
              <li key={page}>
                <TextLink href={page} external>
                  {page}
                </TextLink>
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft max-sm:mt-1">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}
