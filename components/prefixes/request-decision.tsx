import { LinkedText } from '@/components/ui/linked-text';
import { Notice } from '@/components/ui/notice';
import { TimeAgo } from '@/components/ui/time-ago';
import type { RequestView } from '@/lib/domain/prefixes/requests/view';

/** What became of a request; nothing while it waits. */
export function RequestDecision({ request }: { request: RequestView }) {
  const { status, owner, decision, criteria } = request;
  if (decision === undefined || status === 'submitted' || status === 'questioned') return null;
  const lacking = status === 'rejected' ? criteria.filter(({ met }) => !met) : [];
  return (
    <div className="mt-6">
      <Notice tone={tones[status]} title={titles[status](owner)}>
        {decision.text !== '' && <LinkedText text={decision.text} />}
        {lacking.length > 0 && (
          <ul className="mt-1 list-disc pl-5">
            {lacking.map(({ name, sentence }) => (
              <li key={name}>Not met: {sentence}</li>
            ))}
          </ul>
        )}
        <p className="mt-1">
          {decision.by ?? 'Somebody who is no longer here'}, <TimeAgo at={decision.at} />
        </p>
      </Notice>
    </div>
  );
}

const tones = { approved: 'good', rejected: 'danger', withdrawn: 'info' } as const;

const titles = {
  approved: (owner: string) => `It is reserved for ${owner}`,
  rejected: () => 'It was refused',
  withdrawn: () => 'It was taken back',
};
