import { Icon } from '@/components/ui/icon';
import { SearchShortcut } from './search-shortcut';

type Props = { query?: string | undefined; large?: boolean };

/** The search for packages. A page has one: in its header or, large, in its middle. */
export function SearchForm({ query = '', large = false }: Props) {
  return (
    <form action="/packages" role="search" className="relative w-full min-w-0">
      <label htmlFor={searchId} className="sr-only">
        Search packages
      </label>
      <input
        id={searchId}
        type="search"
        name="q"
        defaultValue={query}
        placeholder="Search packages"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-keyshortcuts="/"
        className={`peer block w-full rounded-md border border-edge bg-paper pl-3 text-base ${large ? 'h-14 pr-24' : 'h-10 pr-16 sm:text-sm pointer-coarse:h-11'}`}
      />
      <kbd
        aria-hidden
        className={`pointer-events-none absolute inset-y-0 flex items-center font-mono text-xs text-ink-soft peer-focus:invisible pointer-coarse:hidden noscript:hidden ${large ? 'right-16' : 'right-11'}`}
      >
        /
      </kbd>
      <button
        type="submit"
        aria-label="Search"
        className={`absolute inset-y-0 right-0 flex items-center justify-center rounded-md text-ink-soft hover:text-ink ${large ? 'w-14' : 'w-10'}`}
      >
        <Icon name="search" size={large ? 20 : 16} />
      </button>
      <SearchShortcut inputId={searchId} />
    </form>
  );
}

const searchId = 'search';
