'use client';

import { type ReactNode, useSyncExternalStore } from 'react';
import { themeKey } from './preferences';

type Theme = 'system' | 'light' | 'dark';

type Props = { options: ReactNode; className: string };

/** Chooses the theme of this browser, and follows what other tabs choose. */
export function ThemeSelect({ options, className }: Props) {
  const theme = useSyncExternalStore(subscribe, readTheme, () => 'system' as const);
  return (
    <select
      aria-label="Theme"
      title="Theme"
      value={theme}
      onChange={(event) => chooseTheme(event.target.value)}
      className={className}
    >
      {options}
    </select>
  );
}

function readTheme(): Theme {
  const theme = document.documentElement.dataset['theme'];
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

function chooseTheme(chosen: string) {
  try {
    localStorage.setItem(themeKey, chosen);
  } catch {
    // A browser that keeps nothing still changes the page at hand.
  }
  showTheme(chosen);
}

function showTheme(theme: string | null) {
  const root = document.documentElement;
  if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;
  else delete root.dataset['theme'];
}

/** Hears of choices in this page, and follows those made in other tabs. */
function subscribe(onChange: () => void): () => void {
  const watch = new MutationObserver(onChange);
  watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const follow = (event: StorageEvent) => {
    if (event.key === themeKey) showTheme(event.newValue);
  };
  window.addEventListener('storage', follow);
  return () => {
    watch.disconnect();
    window.removeEventListener('storage', follow);
  };
}
