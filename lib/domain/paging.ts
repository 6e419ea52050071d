export type ShownPage = { page: number; pages: number; skip: number };

/** Which page of a list is shown: the one that was asked for; what is no page is the first, one too far the last. */
export function shownPage(asked: number, total: number, perPage: number): ShownPage {
  const pages = Math.max(1, Math.ceil(total / perPage));
  const page = Math.min(Math.max(1, Math.trunc(asked) || 1), pages);
  return { page, pages, skip: (page - 1) * perPage };
}
