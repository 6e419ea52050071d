import { Badge } from '@/components/ui/badge';
import { Count } from '@/components/ui/count';
import { Pagination } from '@/components/ui/pagination';
import { Cell, RowHead, Table } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { versionPath } from '@/lib/format/paths';
import { type PackageMark, Marks } from './marks';

export type VersionRow = {
  version: string;
  downloads: number;
  publishedAt: Date;
  marks: readonly PackageMark[];
};

type Props = {
  id: string;
  /** Those of one page, the highest first. */
  versions: readonly VersionRow[];
  /** The version whose page this is. */
  current?: string | undefined;
  page: number;
  pageCount: number;
  hrefOf: (page: number) => string;
  now?: Date | undefined;
};

/** The versions of a package, a page at a time. */
export function VersionTable({ id, versions, current, page, pageCount, hrefOf, now }: Props) {
  return (
    <div className="space-y-5">
      <Table
        caption={`Versions of ${id}`}
        columns={[
          { label: 'Version' },
          { label: 'Downloads', numeric: true },
          { label: 'Published', numeric: true },
        ]}
      >
        {versions.map(({ version, downloads, publishedAt, marks }) => (
          <tr key={version}>
            <RowHead>
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <a
                  href={versionPath(id, version)}
                  aria-current={version === current ? 'page' : undefined}
                  className="wrap-anywhere text-accent underline-offset-2 hover:underline"
                >
                  {version}
                </a>
                {version === current && <Badge tone="accent">This one</Badge>}
                <Marks of={marks} />
              </span>
            </RowHead>
            <Cell numeric>
              <Count value={downloads} />
            </Cell>
            <Cell numeric>
              <TimeAgo at={publishedAt} now={now} />
            </Cell>
          </tr>
        ))}
      </Table>
      <Pagination page={page} pageCount={pageCount} hrefOf={hrefOf} label="Pages of versions" />
    </div>
  );
}
