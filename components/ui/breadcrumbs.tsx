import { Icon } from './icon';

export type Crumb = { label: string; href?: string };

/** The way to this page; the last one is the page itself and no link. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumbs">
      <ol className="flex flex-wrap items-center gap-x-1.5 text-xs text-ink-soft">
        {crumbs.map(({ label, href }, index) => (
          <li key={label} className="flex min-h-6 items-center gap-1.5 wrap-anywhere">
            {index > 0 && (
              <span className="-rotate-90">
                <Icon name="chevron" />
              </span>
            )}
            {href === undefined ? (
              <span aria-current="page">{label}</span>
            ) : (
              <a href={href} className="text-ink underline-offset-2 hover:underline">
                {label}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
