import { Icon } from '@/components/ui/icon';
import { LinkButton } from '@/components/ui/link-button';
import { Mark } from '@/components/ui/mark';
import { AccountMenu, type AccountMenuProps } from './account-menu';
import type { MenuLink } from './menu-link';
import { SearchForm } from './search-form';
import { ThemeSwitch } from './theme-switch';
import { UnconfirmedBanner } from './unconfirmed-banner';

type Props = {
  galleryName: string;
  links: readonly MenuLink[];
  /** Where a person who did not sign in does so. */
  signInHref: string;
  account?: AccountMenuProps | undefined;
  /** Whether whoever signed in has to prove an address. */
  unconfirmed?: boolean;
  /** The search of the page at hand; `false` on the page that has a large one of its own. */
  query?: string | false;
};

/** The head of every page. Where it is narrow, all but the search moves into a sheet. */
export function Header({ galleryName, links, signInHref, account, unconfirmed = false, query = '' }: Props) {
  return (
    <>
      <header className="border-b border-line print:hidden">
        <div className="mx-auto flex w-full max-w-page items-center gap-3 px-4 py-2.5 sm:gap-5 sm:px-6">
          <a href="/" className="flex min-h-10 shrink-0 items-center gap-2.5 font-semibold tracking-tight">
            <Mark />
            <span className={query === false ? 'max-w-48 truncate' : 'max-w-48 truncate max-sm:sr-only'}>
              {galleryName}
            </span>
          </a>
          <div className="flex min-w-0 grow">
            {query !== false && (
              <div className="w-full sm:max-w-field">
                <SearchForm query={query} />
              </div>
            )}
          </div>
          <button
            type="button"
            popoverTarget={menuId}
            aria-label="Menu"
            className="flex size-10 shrink-0 items-center justify-center rounded-md hover:bg-surface sm:hidden pointer-coarse:size-11"
          >
            <Icon name="menu" size={20} />
          </button>
          <div id={menuId} popover="auto" className="sheet sm:unsheet">
            <div className="flex flex-col gap-1 sm:flex-row sm:items-center">
              <nav aria-label="Main">
                <ul className="flex flex-col gap-1 sm:flex-row">
                  {links.map(({ label, href }) => (
                    <li key={href}>
                      <a
                        href={href}
                        className="flex min-h-10 items-center rounded-md px-2.5 text-sm font-medium hover:bg-surface pointer-coarse:min-h-11"
                      >
                        {label}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
              <ThemeSwitch />
              {account === undefined ? (
                <LinkButton href={signInHref}>Sign in</LinkButton>
              ) : (
                <AccountMenu {...account} />
              )}
            </div>
          </div>
        </div>
      </header>
      {unconfirmed && <UnconfirmedBanner />}
    </>
  );
}

const menuId = 'site-menu';
