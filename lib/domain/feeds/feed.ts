import { z } from 'zod';
import { download, DownloadFailed } from '@/lib/outgoing/download';
import { withRetries } from '@/lib/outgoing/retries';
import { feedLacks, feedRefused, feedUnreadable } from '../errors';
import { ServiceIndexDocument } from './documents';

/** What a private feed asks for; both may be left out. */
export type FeedCredentials = { basic?: { user: string; password: string }; apiKey?: string };

/** A gallery elsewhere, as its service index tells of it. */
export type Feed = {
  address: string;
  /** The base of registrations; the one with SemVer 2.0.0 where there are several. */
  registrations: string;
  flatContainer: string | undefined;
  search: string | undefined;
  catalog: string | undefined;
  /** Where symbols packages are pushed to, and on nuget.org and Lode got from. */
  symbols: string | undefined;
  /** A document, or undefined where there is none. Throws `feedUnreadable`. */
  find<Document>(schema: z.ZodType<Document>, address: string): Promise<Document | undefined>;
  get<Document>(schema: z.ZodType<Document>, address: string): Promise<Document>;
  /** The bytes at an address, as they come. Throws DownloadFailed. */
  download(address: string): AsyncIterable<Uint8Array>;
};

const largestDocumentBytes = 128 * 1_048_576;

/** Reads the service index at an address. Throws `feedUnreadable`, `feedRefused` or `feedLacks`. */
export async function openFeed(address: string, credentials: FeedCredentials): Promise<Feed> {
  const { origin } = new URL(address);
  const headers = headersOf(credentials);
  // Where a feed keeps some of its documents at another host, that host is not shown the credentials.
  const downloadFrom = (there: string) =>
    download(there, { headers: originOf(there) === origin ? headers : {} });
  const find = async <Document>(schema: z.ZodType<Document>, there: string) =>
    parse(schema, there, await readDocument(there, downloadFrom));
  const get = async <Document>(schema: z.ZodType<Document>, there: string) => {
    const found = await find(schema, there);
    if (found === undefined) throw feedUnreadable(there, 'there is nothing');
    return found;
  };

  const { resources } = await get(ServiceIndexDocument, address);
  const addressOf = (...types: string[]) =>
    types
      .map((type) => resources.find((resource) => resource['@type'].includes(type))?.['@id'])
      .find((there) => there !== undefined);
  const registrations = addressOf(
    ...['/3.6.0', '/Versioned', '/3.4.0', '/3.0.0-rc', '/3.0.0-beta', ''].map(
      (version) => `RegistrationsBaseUrl${version}`,
    ),
  );
  if (registrations === undefined) throw feedLacks(address, 'RegistrationsBaseUrl');
  return {
    address,
    registrations: withSlash(registrations),
    flatContainer: mapped(addressOf('PackageBaseAddress/3.0.0'), withSlash),
    search: addressOf(
      ...['/3.5.0', '/3.0.0-rc', '/3.0.0-beta', ''].map((version) => `SearchQueryService${version}`),
    ),
    catalog: addressOf('Catalog/3.0.0'),
    symbols: addressOf('SymbolPackagePublish/4.9.0'),
    find,
    get,
    download: downloadFrom,
  };
}

async function readDocument(
  address: string,
  downloadFrom: (address: string) => AsyncIterable<Uint8Array>,
): Promise<unknown> {
  try {
    return await withRetries(async () => {
      const chunks: Uint8Array[] = [];
      let sizeBytes = 0;
      for await (const chunk of downloadFrom(address)) {
        sizeBytes += chunk.byteLength;
        if (sizeBytes > largestDocumentBytes) throw feedUnreadable(address, 'it has more than 128 MiB');
        chunks.push(chunk);
      }
      const text = Buffer.concat(chunks).toString();
      return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
    });
  } catch (error) {
    if (error instanceof DownloadFailed) {
      if (error.status === 404) return undefined;
      if (error.status === 401 || error.status === 403) throw feedRefused(address, error.status);
      throw feedUnreadable(address, error.message);
    }
    if (error instanceof SyntaxError) throw feedUnreadable(address, 'it is not JSON');
    throw error;
  }
}

function parse<Document>(schema: z.ZodType<Document>, address: string, value: unknown): Document | undefined {
  if (value === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw feedUnreadable(address, z.prettifyError(parsed.error).replaceAll('\n', ' '));
}

function headersOf({ basic, apiKey }: FeedCredentials): Record<string, string> {
  return {
    ...(basic && {
      authorization: `Basic ${Buffer.from(`${basic.user}:${basic.password}`).toString('base64')}`,
    }),
    ...(apiKey !== undefined && { 'x-nuget-apikey': apiKey }),
  };
}

const originOf = (address: string) => (URL.canParse(address) ? new URL(address).origin : undefined);

const withSlash = (address: string) => (address.endsWith('/') ? address : `${address}/`);

const mapped = (address: string | undefined, change: (address: string) => string) =>
  address === undefined ? undefined : change(address);
