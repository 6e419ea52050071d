import type { ReactNode } from 'react';

/** What the operator tells everybody, in a strip over every page. */
export function Announcement({ children }: { children: ReactNode }) {
  return (
    <aside aria-label="Announcement" className="bg-info-soft text-sm">
      <div className="mx-auto w-full max-w-page px-4 py-2 sm:px-6">{children}</div>
    </aside>
  );
}
