import { PackageIcon } from '@/components/ui/package-icon';
import { FrameworkBadges } from './framework-badges';
import { type PackageMark, Marks } from './marks';
import { PackageId } from './package-id';

type Props = {
  id: string;
  version: string;
  iconUrl?: string | undefined;
  /** One line of the description. */
  summary: string;
  marks: readonly PackageMark[];
  /** Names for people: ".NET 8.0". */
  frameworks?: readonly string[];
};

/** What it is, and whether to trust it. */
export function PackageHead({ id, version, iconUrl, summary, marks, frameworks = [] }: Props) {
  return (
    <header className="flex gap-4 sm:gap-5">
      <div className="max-sm:hidden">
        <PackageIcon id={id} src={iconUrl} size={64} eager />
      </div>
      <div className="sm:hidden">
        <PackageIcon id={id} src={iconUrl} size={32} eager />
      </div>
      <div className="min-w-0">
        <h1 className="text-lg font-semibold tracking-tight sm:text-xl">
          <PackageId id={id} /> <span className="font-normal wrap-anywhere text-ink-soft">{version}</span>
        </h1>
        {marks.length > 0 && (
          <div className="mt-2 flex flex-wrap gap-1.5">
            <Marks of={marks} />
          </div>
        )}
        {summary !== '' && <p className="mt-2 line-clamp-3 max-w-measure wrap-anywhere">{summary}</p>}
        {frameworks.length > 0 && (
          <div className="mt-3">
            <FrameworkBadges frameworks={frameworks} />
          </div>
        )}
      </div>
    </header>
  );
}
