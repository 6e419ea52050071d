import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { Table } from '@/components/ui/table';
import type { FormAction } from '@/components/ui/form-state';
import { type ApiKeyLine, ApiKeyRow } from './api-key-row';

type Props = {
  title: string;
  /** What stands there in place of keys. */
  empty: ReactNode;
  /** Those of one page, the newest first. */
  keys: readonly ApiKeyLine[];
  page: number;
  pageCount: number;
  hrefOf: (page: number) => string;
  revoke: FormAction;
  /** The organization in whose name they act: then it is shown who made them, who else it is who looks. */
  organization?: string;
  now?: Date;
};

const columns = (withMakers: boolean) => [
  { label: 'Key' },
  ...(withMakers ? [{ label: 'Made' }] : []),
  { label: 'May' },
  { label: 'Packages' },
  { label: 'Last used' },
  { label: 'Ends' },
  { label: 'Actions', silent: true },
];

/** API keys with what ended them, a page at a time. */
export function ApiKeyTable({ title, empty, keys, organization, ...rest }: Props) {
  const { page, pageCount, hrefOf, revoke, now = new Date() } = rest;
  return (
    <Section wide id="the-keys" title={title}>
      <div className="mt-4">
        {keys.length === 0 ? (
          <EmptyState title="No API keys yet">{empty}</EmptyState>
        ) : (
          <Table stacks caption="API keys" columns={columns(organization !== undefined)}>
            {keys.map((key) => (
              <ApiKeyRow key={key.key} apiKey={key} organization={organization} revoke={revoke} now={now} />
            ))}
          </Table>
        )}
        <Pagination label="Pages of keys" page={page} pageCount={pageCount} hrefOf={hrefOf} />
      </div>
    </Section>
  );
}
