export type MenuLink = { label: string; href: string };

type Props = MenuLink & { current?: boolean };

/** One line of a menu, as wide as the menu. */
export function MenuItem({ label, href, current = false }: Props) {
  return (
    <a
      href={href}
      aria-current={current ? 'page' : undefined}
      className="flex min-h-9 items-center rounded-md px-3 text-sm -outline-offset-2! hover:bg-surface aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent pointer-coarse:min-h-11"
    >
      {label}
    </a>
  );
}
