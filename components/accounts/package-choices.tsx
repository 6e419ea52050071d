import { Checkbox } from '@/components/ui/choice';

type Props = {
  packages: readonly { id: string; owner: string }[];
  /** Whether it is said whose each of them is. */
  withOwners: boolean;
};

/** Packages that a key is to cover, to be ticked; nothing where there is none. */
export function PackageChoices({ packages, withOwners }: Props) {
  if (packages.length === 0) return null;
  return (
    <details className="mt-2 max-w-field text-sm">
      <summary className="min-h-6 text-accent underline underline-offset-2">
        Choose among the packages
      </summary>
      <p className="mt-2 text-xs text-ink-soft">
        Those that you tick take the place of a “*” that stands alone.
      </p>
      <div className="mt-1 max-h-60 overflow-y-auto pl-1">
        {packages.map(({ id, owner }) => (
          <Checkbox
            key={`${id} ${owner}`}
            name="id"
            value={id}
            label={<span className="wrap-anywhere">{id}</span>}
            {...(withOwners && { hint: owner })}
          />
        ))}
      </div>
    </details>
  );
}
