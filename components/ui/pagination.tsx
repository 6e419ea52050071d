import type { ReactNode } from 'react';
import { formatCount } from '@/lib/format/counts';
import { pageWindow } from './page-window';

type Props = {
  /** From 1. */
  page: number;
  pageCount: number;
  hrefOf: (page: number) => string;
  label?: string;
};

/** Links to the pages of a list; nothing when there is only one. */
export function Pagination({ page, pageCount, hrefOf, label = 'Pages' }: Props) {
  if (pageCount <= 1 && page <= 1) return null;
  const previous = page > 1 ? Math.min(page - 1, pageCount) : undefined;

  return (
    <nav aria-label={label} className="mt-6 flex flex-wrap items-center justify-between gap-2 text-sm">
      {previous === undefined ? <span /> : <Step href={hrefOf(previous)} rel="prev" text="Previous" />}
      <p className="text-ink-soft tabular-nums sm:hidden">
        Page {formatCount(page)} of {formatCount(pageCount)}
      </p>
      <ol className="flex items-center gap-1 max-sm:hidden">
        {pageWindow(page, pageCount).map((step, index) => (
          <li key={step === 'gap' ? `gap-${index}` : step}>
            {step === 'gap' ? (
              <span className="px-1 text-ink-soft">…</span>
            ) : (
              <a
                href={hrefOf(step)}
                aria-label={`Page ${formatCount(step)}`}
                aria-current={step === page ? 'page' : undefined}
                className="flex min-h-9 min-w-9 items-center justify-center rounded-md px-2 tabular-nums hover:bg-surface aria-[current]:bg-accent aria-[current]:font-medium aria-[current]:text-accent-ink"
              >
                {formatCount(step)}
              </a>
            )}
          </li>
        ))}
      </ol>
      {page < pageCount ? <Step href={hrefOf(page + 1)} rel="next" text="Next" /> : <span />}
    </nav>
  );
}

function Step({ href, rel, text }: { href: string; rel: string; text: ReactNode }) {
  return (
    <a
      href={href}
      rel={rel}
      className="flex min-h-9 items-center rounded-md border border-edge px-3 font-medium hover:bg-surface pointer-coarse:min-h-11"
    >
      {text}
    </a>
  );
}
