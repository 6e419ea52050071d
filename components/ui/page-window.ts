/** A page's number, or a gap that stands for the pages left out. */
export type PageStep = number | 'gap';

/** The steps of a pager: the first page, the last, the current one and its neighbours. A gap never stands for a single page. */
export function pageWindow(page: number, pageCount: number): PageStep[] {
  const shown = [1, page - 1, page, page + 1, pageCount].filter((one) => one >= 1 && one <= pageCount);
  const pages = [...new Set(shown)].sort((a, b) => a - b);

  return pages.flatMap((one, index): PageStep[] => {
    const missing = one - (pages[index - 1] ?? 0) - 1;
    if (missing === 0) return [one];
    return missing === 1 ? [one - 1, one] : ['gap', one];
  });
}
