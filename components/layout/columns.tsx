import type { ReactNode } from 'react';

/** What the page is about and, from 960 px beside it, what is good to know. */
export function MainAndSide({ children, side }: { children: ReactNode; side: ReactNode }) {
  return (
    <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_var(--container-side)]">
      <div className="min-w-0">{children}</div>
      <aside className="min-w-0">{side}</aside>
    </div>
  );
}

/** A menu or filters and, from 960 px beside them, what was chosen. */
export function MenuAndMain({ menu, children }: { menu: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-x-10 gap-y-5 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <div className="min-w-0">{menu}</div>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
