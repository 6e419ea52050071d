'use client';

import { useLayoutEffect } from 'react';
import { installInputName, installKey } from '@/components/layout/preferences';

/**
 * Keeps the last choice for the next package, and brings it back where a page was not loaded but navigated to: on a
 * load the script in the head has done so already.
 */
export function InstallMemory() {
  useLayoutEffect(() => {
    const inputs = document.querySelectorAll<HTMLInputElement>(`input[name="${installInputName}"]`);
    const kept = readChoice();
    const remember = (event: Event) => {
      if (event.target instanceof HTMLInputElement) keepChoice(event.target.value);
    };
    for (const input of inputs) {
      if (input.value === kept) input.checked = true;
      input.addEventListener('change', remember);
    }
    return () => {
      for (const input of inputs) input.removeEventListener('change', remember);
    };
  }, []);
  return null;
}

function readChoice(): string | null {
  try {
    return localStorage.getItem(installKey);
  } catch {
    return null;
  }
}

function keepChoice(choice: string) {
  try {
    localStorage.setItem(installKey, choice);
  } catch {
    // A browser that keeps nothing forgets the choice, and that is all.
  }
}
