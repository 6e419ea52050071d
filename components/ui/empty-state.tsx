import type { ReactNode } from 'react';

type Props = {
  /** What would be here: "No API keys yet". */
  title: string;
  /** How to get it there. */
  children: ReactNode;
  action?: ReactNode;
};

export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="rounded-md border border-dashed border-edge px-6 py-8">
      <p className="text-base font-medium">{title}</p>
      <div className="mt-1 max-w-measure text-sm text-ink-soft">{children}</div>
      {action !== undefined && <div className="mt-4 flex flex-wrap gap-3">{action}</div>}
    </div>
  );
}
