import { Button } from '@/components/ui/button';
import { Checkbox, Radio } from '@/components/ui/choice';
import { formatCount } from '@/lib/format/counts';
import { Icon } from '@/components/ui/icon';

export type FilterOption = { value: string; label: string; count?: number };

type Props = {
  query: string;
  /** Whether prerelease versions are left out. */
  stableOnly: boolean;
  /** The empty text stands for all types. */
  packageType: string;
  packageTypes: readonly FilterOption[];
  sortBy?: string | undefined;
};

/** What narrows a search: a form of its own beside the results; on small screens it lies in a sheet. */
export function SearchFilters({ query, stableOnly, packageType, packageTypes, sortBy }: Props) {
  return (
    <>
      <button
        type="button"
        popoverTarget={sheetId}
        className="flex min-h-11 items-center gap-2 rounded-md border border-edge px-4 text-sm font-medium lg:hidden"
      >
        <Icon name="filter" />
        Filters
      </button>
      <div id={sheetId} popover="auto" className="sheet lg:unsheet">
        <form action="/packages" aria-label="Filters" className="space-y-6">
          {query !== '' && <input type="hidden" name="q" value={query} />}
          {sortBy !== undefined && <input type="hidden" name="sortby" value={sortBy} />}
          <fieldset>
            <legend className="mb-1 text-sm font-semibold">Versions</legend>
            <Checkbox name="prerel" value="false" defaultChecked={stableOnly} label="Stable versions only" />
          </fieldset>
          <fieldset>
            <legend className="mb-1 text-sm font-semibold">Package type</legend>
            {packageTypes.map(({ value, label, count }) => (
              <Radio
                key={value}
                name="packagetype"
                value={value}
                defaultChecked={value === packageType}
                label={<OptionLabel label={label} count={count} />}
              />
            ))}
          </fieldset>
          <Button type="submit" size="small">
            Apply filters
          </Button>
        </form>
      </div>
    </>
  );
}

function OptionLabel({ label, count }: { label: string; count: number | undefined }) {
  if (count === undefined) return label;
  return (
    <>
      {label} <span className="text-xs text-ink-soft tabular-nums">{formatCount(count)}</span>
    </>
  );
}

const sheetId = 'filters';
