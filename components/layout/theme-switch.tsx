'use client';

import { useSyncExternalStore } from 'react';
import { theme as themeDrawing } from '@/components/ui/icon-drawings';
import { IconFrame } from '@/components/ui/icon-frame';
import { themeKey } from './preferences';

type Theme = 'system' | 'light' | 'dark';

/** The choice between the system's theme, light and dark. Without script the system's holds, and nothing is shown. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore(subscribe, readTheme, () => 'system' as const);
  return (
    <label className="relative flex min-h-10 items-center gap-2 rounded-md px-2.5 hover:bg-surface has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:min-h-11 noscript:hidden">
      <IconFrame size={20}>{themeDrawing}</IconFrame>
      <span className="text-sm sm:sr-only">Theme</span>
      <select
        aria-label="Theme"
        title="Theme"
        value={theme}
        onChange={(event) => chooseTheme(event.target.value)}
        className="absolute inset-0 w-full cursor-pointer bg-paper text-sm text-ink opacity-0"
      >
        <option value="system">As the system</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
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
