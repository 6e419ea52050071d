import { z } from 'zod';
import { ServiceIndex } from './documents';
import { notOffered } from './verdicts';

const types = {
  flatContainer: 'PackageBaseAddress/3.0.0',
  hiveA: 'RegistrationsBaseUrl',
  hiveB: 'RegistrationsBaseUrl/3.4.0',
  hiveC: 'RegistrationsBaseUrl/3.6.0',
  search: 'SearchQueryService/3.0.0-beta',
  typedSearch: 'SearchQueryService/3.5.0',
  autocomplete: 'SearchAutocompleteService/3.0.0-beta',
  vulnerabilities: 'VulnerabilityInfo/6.7.0',
  catalog: 'Catalog/3.0.0',
  publish: 'PackagePublish/2.0.0',
  symbols: 'SymbolPackagePublish/4.9.0',
} as const;

type Name = keyof typeof types;

/**
 * The addresses that the service index names; folders end in a slash, others do not. A test that asks for one that is
 * not named is about something that the server does not offer, and ends.
 */
export type Feed = Readonly<Record<Name, string>> & {
  indexUrl: string;
  origin: string;
  /** The folder of the publish address, where V2 has what no service index names. */
  v2: string;
  has(name: Name): boolean;
  /** The hives of registrations that there are. */
  hives(): string[];
};

const folders: readonly Name[] = ['flatContainer', 'hiveA', 'hiveB', 'hiveC'];

export async function readFeed(indexUrl: string): Promise<Feed> {
  const response = await fetch(indexUrl);
  const { resources } = ServiceIndex.parse(await response.json());
  const find = (name: Name) => {
    const url = resources.find(({ '@type': type }) => type === types[name])?.['@id'].replace(/\/+$/, '');
    return url !== undefined && folders.includes(name) ? `${url}/` : url;
  };
  const get = (name: Name) => find(name) ?? notOffered(`The service index has no ${types[name]}.`);
  const named = (['hiveA', 'hiveB', 'hiveC'] as const).map(find);
  const feed = {
    indexUrl,
    origin: new URL(indexUrl).origin,
    has: (name: Name) => find(name) !== undefined,
    hives: () => {
      const hives = [...new Set(named.filter((hive) => hive !== undefined))];
      return hives.length > 0 ? hives : notOffered('The service index has no RegistrationsBaseUrl.');
    },
    get v2() {
      return z
        .string()
        .parse(/^(.*)\/package$/.exec(get('publish'))?.[1] ?? notOffered('It has no V2 folder.'));
    },
  };
  for (const name of Object.keys(types)) {
    // safe because these are the keys of this very object
    Object.defineProperty(feed, name, { get: () => get(name as Name) });
  }
  // safe because the loop above gave it a property for each name
  return feed as unknown as Feed;
}
