import { Badge } from '@/components/ui/badge';
import { Cell, RowHead, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import type { ListedRequest } from '@/lib/domain/prefixes/requests/list';
import { prefixRequestPath } from '@/lib/format/paths';
import { PrefixName } from './prefix-name';
import { requestStates } from './request-states';

type Props = { caption: string; requests: readonly ListedRequest[] };

const columns = [{ label: 'Prefix' }, { label: 'For' }, { label: 'Asked' }, { label: 'State' }];

/** Requests for prefixes, each leading to what was said about it. */
export function RequestTable({ caption, requests }: Props) {
  return (
    <Table stacks caption={caption} columns={columns}>
      {requests.map(({ key, value, exact, status, owner, createdAt }) => (
        <tr key={key}>
          <RowHead>
            <TextLink href={prefixRequestPath(key)}>
              <PrefixName value={value} exact={exact} />
            </TextLink>
          </RowHead>
          <Cell label="For">{owner}</Cell>
          <Cell label="Asked">
            <TimeAgo at={createdAt} />
          </Cell>
          <Cell label="State">
            <Badge tone={requestStates[status].tone}>{requestStates[status].word}</Badge>
          </Cell>
        </tr>
      ))}
    </Table>
  );
}
