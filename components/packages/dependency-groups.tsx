import { EmptyState } from '@/components/ui/empty-state';
import { packagePath } from '@/lib/format/paths';
import { PackageId } from './package-id';
import { rangeWords } from './range-words';

export type DependencyGroupView = {
  /** A name for people, ".NET 8.0"; none stands for any framework. */
  framework: string | undefined;
  dependencies: readonly {
    id: string;
    /** As the nuspec or the registration writes it. */
    range: string;
    /** Whether this gallery has the package, and so a page to lead to. */
    hosted: boolean;
  }[];
};

/** What a version depends on, by framework. */
export function DependencyGroups({ groups }: { groups: readonly DependencyGroupView[] }) {
  if (groups.length === 0) {
    return <EmptyState title="No dependencies">This version needs no other package.</EmptyState>;
  }
  return (
    <div className="space-y-6">
      {groups.map(({ framework, dependencies }) => (
        <section key={framework ?? ''}>
          <h3 className="text-base font-semibold">{framework ?? 'Any framework'}</h3>
          {dependencies.length === 0 ? (
            <p className="mt-1 text-sm text-ink-soft">No dependencies</p>
          ) : (
            <ul className="mt-1 divide-y divide-line border-y border-line text-sm">
              {dependencies.map(({ id, range, hosted }) => (
                <li key={id} className="flex flex-wrap justify-between gap-x-6 py-2">
                  {hosted ? (
                    <a
                      href={packagePath(id)}
                      className="min-w-0 text-accent underline-offset-2 hover:underline"
                    >
                      <PackageId id={id} />
                    </a>
                  ) : (
                    <PackageId id={id} />
                  )}
                  <span className="wrap-anywhere text-ink-soft">{rangeWords(range)}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}
