import { CatalogIndex, type CatalogItem, CatalogPage } from './documents';

/** A moment before every commit, as text: these are compared as texts, for a Date would lose digits. */
const beginning = '0001-01-01T00:00:00.0000000Z';

export type CatalogReader = {
  /** The timestamp of the latest commit that was read. */
  cursor(): string;
  /** What happened since it was asked last, oldest first. */
  read(): Promise<CatalogItem[]>;
};

/**
 * Follows the catalog of any gallery as its consumers are told to: pages with commits after the cursor, then their
 * items after the cursor, then the cursor moves to the latest of these.
 *
 * https://learn.microsoft.com/nuget/guides/query-for-all-published-packages
 */
export function catalogReader(indexUrl: string, from = beginning): CatalogReader {
  let cursor = from;
  return {
    cursor: () => cursor,
    async read() {
      const index = await readIndex(indexUrl);
      const pages = index.items.filter(({ commitTimeStamp }) => isAfter(commitTimeStamp, cursor));
      const items: CatalogItem[] = [];
      for (const { '@id': url } of pages) items.push(...(await readPage(url)).items);
      const news = items.filter(({ commitTimeStamp }) => isAfter(commitTimeStamp, cursor)).sort(byTime);
      cursor = news.at(-1)?.commitTimeStamp ?? cursor;
      return news;
    },
  };
}

/** Whether a timestamp is later than another; both may have up to seven digits behind the second. */
export const isAfter = (one: string, other: string) => sevenDigits(one) > sevenDigits(other);

const byTime = (one: CatalogItem, other: CatalogItem) =>
  Number(isAfter(one.commitTimeStamp, other.commitTimeStamp)) -
  Number(isAfter(other.commitTimeStamp, one.commitTimeStamp));

function sevenDigits(timestamp: string): string {
  const [, second, fraction = ''] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?Z$/.exec(timestamp) ?? [];
  if (second === undefined) throw new Error(`"${timestamp}" is no timestamp of a commit.`);
  return `${second}.${fraction.padEnd(7, '0')}`;
}

export async function readJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}.`);
  return response.json();
}

export const readIndex = async (url: string) => CatalogIndex.parse(await readJson(url));

const readPage = async (url: string) => CatalogPage.parse(await readJson(url));

/** A catalog may have a page for each day of many years. */
const pagesRead = 5;

/** The latest pages, the oldest of them first. */
export async function readLatestPages(indexUrl: string) {
  const { items } = await readIndex(indexUrl);
  const byTime = items.toSorted((a, b) => (isAfter(a.commitTimeStamp, b.commitTimeStamp) ? 1 : -1));
  return Promise.all(byTime.slice(-pagesRead).map(({ '@id': url }) => readPage(url)));
}
