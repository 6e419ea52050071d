import type { ReactNode } from 'react';

type Props = { label: string; children: ReactNode };

/** What is wider than the page scrolls in a box of its own, which the keyboard can reach. */
export function ScrollBox({ label, children }: Props) {
  return (
    <div role="region" aria-label={label} tabIndex={0} className="relative overflow-x-auto rounded-md">
      {children}
    </div>
  );
}
