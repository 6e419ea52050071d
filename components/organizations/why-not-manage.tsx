import { Notice } from '@/components/ui/notice';
import type { Unmet } from '@/lib/domain/organizations/standing';
import { unmetRemedies } from './unmet-words';

type Props = { organization: string; unmet: readonly Unmet[] };

/** Why somebody sees the members, and changes nothing. */
export function WhyNotManage({ organization, unmet }: Props) {
  return (
    <div className="mt-6">
      {unmet.length === 0 ? (
        <Notice tone="info" title="Only administrators change who belongs to it">
          Ask one of them to invite somebody, or to make you an administrator.
        </Notice>
      ) : (
        <Notice tone="warn" title={`You do not meet what ${organization} asks of its members`}>
          Until you do, nothing can be done in its name by you.
          <ul className="mt-1 list-disc pl-5">
            {unmet.map((demand) => (
              <li key={demand}>{unmetRemedies[demand]}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
