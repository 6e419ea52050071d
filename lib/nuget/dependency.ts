import type { PackageId } from './id';

/** A package that another one needs, in a normalized range of versions such as `[1.2.0, )`. */
export type Dependency = {
  readonly id: PackageId;
  readonly range: string;
  /** Assets that the depending project takes, and leaves out; empty when the nuspec does not say. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
};

/** Dependencies for one target framework, by its short name; undefined stands for any framework. */
export type DependencyGroup = {
  readonly targetFramework: string | undefined;
  /** None says that the framework is supported without dependencies. */
  readonly dependencies: readonly Dependency[];
};

/** The longest text that `flattenDependencies` may make of a package's groups. */
export const maxFlattenedLength = 32_767;

/** The V2 feed's `Dependencies`: `id:range:framework` joined by `|`, and `::framework` for a group without any. */
export function flattenDependencies(groups: readonly DependencyGroup[]): string {
  return groups
    .flatMap(({ targetFramework = '', dependencies }) =>
      dependencies.length === 0
        ? [`::${targetFramework}`]
        : dependencies.map(({ id, range }) => `${id}:${range}:${targetFramework}`),
    )
    .join('|');
}
