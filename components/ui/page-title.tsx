import type { ReactNode } from 'react';

type Props = { title: ReactNode; lead?: ReactNode; actions?: ReactNode };

/** The one `h1` of a page, what the page is for, and what can be done there. */
export function PageTitle({ title, lead, actions }: Props) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-xl font-semibold tracking-tight wrap-anywhere">{title}</h1>
        {lead !== undefined && <div className="mt-2 max-w-measure text-ink-soft">{lead}</div>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap gap-3">{actions}</div>}
    </header>
  );
}
