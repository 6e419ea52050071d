import { Count } from '@/components/ui/count';
import { Icon } from '@/components/ui/icon';
import { PackageIcon } from '@/components/ui/package-icon';
import { TimeAgo } from '@/components/ui/time-ago';
import { packagePath } from '@/lib/format/paths';
import { shorten } from '@/lib/format/sentences';
import { type PackageMark, Marks } from './marks';
import { OwnerLinks } from './owner-links';
import { PackageId } from './package-id';
import { TagLinks } from './tag-links';

export type FoundPackage = {
  id: string;
  version: string;
  /** The page of the package, or of this version when it is not the one that page shows. */
  href?: string;
  description: string;
  iconUrl?: string | undefined;
  tags: readonly string[];
  owners: readonly string[];
  downloads: number;
  updatedAt: Date;
  marks: readonly PackageMark[];
};

type Props = { found: FoundPackage; now?: Date | undefined };

/** One package of a list: what it is at the left, the numbers to compare at the right. */
export function SearchRow({ found, now }: Props) {
  const { id, version, description, iconUrl, tags, owners, downloads, updatedAt, marks } = found;
  const href = found.href ?? packagePath(id);

  return (
    <article className="flex gap-3 py-4 sm:gap-4">
      <PackageIcon id={id} src={iconUrl} />
      <div className="flex min-w-0 grow flex-wrap justify-between gap-x-8 gap-y-1 sm:flex-nowrap">
        <div className="min-w-0 max-sm:w-full">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <h3 className="min-w-0 text-base font-semibold">
              <a href={href} className="underline-offset-2 hover:underline">
                <PackageId id={id} />
              </a>
            </h3>
            <Marks of={marks} />
          </div>
          <p className="mt-0.5 line-clamp-2 max-w-measure text-sm wrap-anywhere sm:line-clamp-1">
            {shorten(description, 240)}
          </p>
          {tags.length > 0 && (
            <div className="mt-0.5">
              <TagLinks tags={tags} most={6} />
            </div>
          )}
        </div>
        <ul className="flex shrink-0 flex-wrap gap-x-4 text-xs text-ink-soft max-sm:w-full sm:w-40 sm:flex-col sm:flex-nowrap sm:items-end sm:gap-y-0.5 sm:text-right">
          <li className="max-w-full wrap-anywhere text-ink">{version}</li>
          <li className="flex items-center gap-1">
            <Icon name="download" label="Downloads" />
            <Count value={downloads} compact />
          </li>
          <li>
            <span className="sr-only">Updated </span>
            <TimeAgo at={updatedAt} now={now} />
          </li>
          {owners.length > 0 && (
            <li>
              by <OwnerLinks owners={owners} most={2} moreHref={href} />
            </li>
          )}
        </ul>
      </div>
    </article>
  );
}
