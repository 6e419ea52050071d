import { Icon } from '@/components/ui/icon';
import { MenuItem, type MenuLink } from './menu-link';

type Props = { label: string; links: readonly MenuLink[]; current: string };

/** The pages of one area; where the screen is narrow they lie in a sheet. */
export function SideMenu({ label, links, current }: Props) {
  return (
    <>
      <button
        type="button"
        popoverTarget={menuId}
        className="flex min-h-11 w-full items-center gap-2 rounded-md border border-edge px-3 text-sm font-medium lg:hidden"
      >
        <Icon name="menu" />
        {label}
      </button>
      <nav id={menuId} popover="auto" aria-label={label} className="sheet lg:unsheet">
        <ul className="flex flex-col gap-0.5 lg:-ml-3">
          {links.map((link) => (
            <li key={link.href}>
              <MenuItem {...link} current={link.href === current} />
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

const menuId = 'side-menu';
