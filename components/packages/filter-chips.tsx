import { Icon } from '@/components/ui/icon';

export type FilterChip = { label: string; removeHref: string };

/** The filters that hold, each a link to the same search without it; nothing when none does. */
export function FilterChips({ chips, clearHref }: { chips: readonly FilterChip[]; clearHref: string }) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters that hold" className="mt-3 flex flex-wrap gap-2 text-xs">
      {chips.map(({ label, removeHref }) => (
        <li key={label}>
          <a
            href={removeHref}
            aria-label={`Remove the filter: ${label}`}
            className="flex min-h-8 items-center gap-1.5 rounded-md bg-accent-soft pr-2 pl-2.5 font-medium text-accent hover:underline pointer-coarse:min-h-11"
          >
            {label}
            <Icon name="close" />
          </a>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <a
            href={clearHref}
            className="flex min-h-8 items-center px-1 underline underline-offset-2 pointer-coarse:min-h-11"
          >
            Remove all filters
          </a>
        </li>
      )}
    </ul>
  );
}
