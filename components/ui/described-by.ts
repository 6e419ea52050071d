import type { ReactNode } from 'react';

/** The value of `aria-describedby` for a field: the ids of its hint and its error, as far as it has them. */
export function describedBy(id: string, hint: ReactNode, error: string | undefined): string | undefined {
  const parts: string[] = [];
  if (hint !== undefined) parts.push(`${id}-hint`);
  if (error !== undefined) parts.push(`${id}-error`);
  return parts.length === 0 ? undefined : parts.join(' ');
}
