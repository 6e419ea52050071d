'use client';

import { useEffect } from 'react';

/** Lets `/` lead to the search, except where one is typing. */
export function SearchShortcut({ inputId }: { inputId: string }) {
  useEffect(() => {
    const focusSearch = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      event.preventDefault();
      const input = document.getElementById(inputId);
      if (input instanceof HTMLInputElement) input.select();
    };
    document.addEventListener('keydown', focusSearch);
    return () => document.removeEventListener('keydown', focusSearch);
  }, [inputId]);
  return null;
}

function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type=radio], [type=checkbox])'))
  );
}
