import type { ReactNode } from 'react';
import { PackageIcon } from '@/components/ui/package-icon';
import { packagePath } from '@/lib/format/paths';
import { PackageId } from './package-id';

export type CompactItem = {
  id: string;
  version: string;
  iconUrl?: string | undefined;
  /** What this list is about: a time, or a number of downloads. */
  fact: ReactNode;
};

type Props = { title: string; items: readonly CompactItem[]; moreHref?: string; moreText?: string };

/** A short list under its heading: one line for each package. */
export function CompactList({ title, items, moreHref, moreText = 'See more' }: Props) {
  return (
    <section className="min-w-0">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
        {moreHref !== undefined && (
          <a href={moreHref} className="py-1 text-xs text-accent underline-offset-2 hover:underline">
            {moreText}
          </a>
        )}
      </div>
      <ol className="mt-2 divide-y divide-line border-y border-line">
        {items.map(({ id, version, iconUrl, fact }) => (
          <li key={id} className="flex items-center gap-3 py-2.5">
            <PackageIcon id={id} src={iconUrl} />
            <div className="min-w-0 grow">
              <a href={packagePath(id)} className="text-sm font-medium underline-offset-2 hover:underline">
                <PackageId id={id} />
              </a>
              <p className="truncate text-xs text-ink-soft">{version}</p>
            </div>
            <div className="shrink-0 text-right text-xs text-ink-soft">{fact}</div>
          </li>
        ))}
      </ol>
    </section>
  );
}
