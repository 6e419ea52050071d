import { Count } from './count';

export type Tab = { label: string; href: string; count?: number };

type Props = { label: string; tabs: readonly Tab[]; current: string };

/** Tabs are links to pages of their own; `current` is the address of the one that is shown. */
export function Tabs({ label, tabs, current }: Props) {
  return (
    <nav aria-label={label} className="overflow-x-auto border-b border-line">
      <ul className="flex gap-6">
        {tabs.map(({ label: name, href, count }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={href === current ? 'page' : undefined}
              className="flex min-h-11 items-center gap-1.5 border-b-2 border-transparent text-sm whitespace-nowrap text-ink-soft -outline-offset-2! hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
            >
              {name}
              {count !== undefined && (
                <span className="text-xs font-normal text-ink-soft">
                  <Count value={count} />
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
