import { Marks, type PackageMark } from '@/components/packages/marks';
import { OwnerLinks } from '@/components/packages/owner-links';
import { PackageId } from '@/components/packages/package-id';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Count } from '@/components/ui/count';
import { Cell, RowHead, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { OwnPackage } from '@/lib/domain/owners/own-packages';
import { packageOwnersPath, packagePath } from '@/lib/format/paths';

type Props = {
  packages: readonly OwnPackage[];
  /** Whether all of them are chosen at first. */
  chosen: boolean;
  /** The same page with all of them chosen, or with none. */
  otherHref: string;
};

const columns = [
  { label: 'Package' },
  { label: 'Owners' },
  { label: 'Latest version' },
  { label: 'Downloads', numeric: true },
  { label: 'Actions', silent: true },
];

/** Packages to choose from, whose owners can be changed together. */
export function OwnPackageTable({ packages, chosen, otherHref }: Props) {
  return (
    <form action="/account/packages/owners" className="mt-4">
      <Table stacks caption="Your packages" columns={columns}>
        {packages.map((own) => (
          <tr key={own.id}>
            <RowHead>
              <label className="flex min-h-6 items-start gap-2.5 pointer-coarse:min-h-11 pointer-coarse:items-center">
                <input
                  type="checkbox"
                  name="id"
                  value={own.id}
                  defaultChecked={chosen}
                  className="mt-0.5 size-4 shrink-0 pointer-coarse:mt-0 pointer-coarse:size-5"
                />
                <span className="sr-only">Choose </span>
                <span className="min-w-0">
                  <PackageId id={own.id} />
                </span>
              </label>
              <span className="mt-1 ml-6.5 flex flex-wrap gap-1.5 empty:hidden">
                <Marks of={marksOf(own)} />
                {own.locked && <Badge tone="danger">Locked</Badge>}
              </span>
            </RowHead>
            <Cell label="Owners">
              <OwnerLinks owners={own.owners} most={2} moreHref={packageOwnersPath(own.id)} />
            </Cell>
            <Cell label="Latest version">{own.version ?? 'None that can be had'}</Cell>
            <Cell label="Downloads" numeric>
              <Count value={own.downloads} />
            </Cell>
            <Cell>
              <span className="flex flex-wrap gap-x-4 gap-y-1">
                <TextLink href={packagePath(own.id)}>
                  Open<span className="sr-only"> {own.id}</span>
                </TextLink>
                <TextLink href={packageOwnersPath(own.id)}>
                  Owners<span className="sr-only"> of {own.id}</span>
                </TextLink>
              </span>
            </Cell>
          </tr>
        ))}
      </Table>
      <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-3 text-sm">
        <Button type="submit">Change the owners of the chosen packages</Button>
        <TextLink href={otherHref}>{chosen ? 'Choose none' : 'Choose all on this page'}</TextLink>
      </div>
    </form>
  );
}

const marksOf = ({ verified, version, listed }: OwnPackage): PackageMark[] => [
  ...(verified ? (['verified'] as const) : []),
  ...(version === null ? (['deleted'] as const) : []),
  ...(version !== null && !listed ? (['unlisted'] as const) : []),
];
