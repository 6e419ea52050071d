export type SortLink = { label: string; href: string; current: boolean };

/** The orders that a list can have, each at an address of its own. */
export function SortLinks({ links }: { links: readonly SortLink[] }) {
  return (
    <nav aria-label="Sort by" className="flex flex-wrap items-center gap-x-4 text-xs">
      {links.map(({ label, href, current }) => (
        <a
          key={href}
          href={href}
          aria-current={current ? 'true' : undefined}
          className="flex min-h-8 items-center text-ink-soft underline-offset-4 hover:text-ink hover:underline aria-[current]:font-medium aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-accent aria-[current]:decoration-2"
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
