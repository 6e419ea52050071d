import type { ReactNode } from 'react';

type Props = {
  id: string;
  title: string;
  /** What stands in it is as wide as the page, and keeps its own distances. */
  wide?: boolean;
  children: ReactNode;
};

/** A part of a page under a heading of its own. */
export function Section({ id, title, wide = false, children }: Props) {
  return (
    <section aria-labelledby={id} className="mt-10">
      <h2 id={id} className="text-lg font-semibold">
        {title}
      </h2>
      {wide ? (
        children
      ) : (
        <div className="mt-3 flex max-w-measure flex-col items-start gap-4 text-sm">{children}</div>
      )}
    </section>
  );
}
