import { OwnerLinks } from '@/components/packages/owner-links';
import { TextLink } from '@/components/ui/text-link';
import type { PackagesUnder } from '@/lib/domain/prefixes/details';
import { packagePath } from '@/lib/format/paths';
import { plural } from '@/lib/format/sentences';

/** The packages that a prefix matches, and whose they are: they stay theirs. */
export function UnderPrefix({ packages: { total, some } }: { packages: PackagesUnder }) {
  if (total === 0) return <p className="text-ink-soft">No package yet.</p>;
  return (
    <>
      <ul className="flex flex-col gap-1">
        {some.map(({ id, owners }) => (
          <li key={id} className="wrap-anywhere">
            <TextLink href={packagePath(id)}>{id}</TextLink>
            <span className="text-ink-soft">
              {owners.length === 0 ? (
                ', of nobody'
              ) : (
                <>
                  , by <OwnerLinks owners={owners} most={3} moreHref={packagePath(id)} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {total > some.length && (
        <p className="text-ink-soft">And {plural(total - some.length, 'other package')}.</p>
      )}
    </>
  );
}
