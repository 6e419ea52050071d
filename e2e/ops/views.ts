import { z } from 'zod';

/** Reads a path of a gallery. */
export type Read = (path: string) => Promise<{ status: number; body: Uint8Array }>;

/** Where a version is met: each tells whether it is there. */
export type Views = Record<'list' | 'registration' | 'search' | 'page', boolean>;

export const complete: Views = { list: true, registration: true, search: true, page: true };
export const absent: Views = { list: false, registration: false, search: false, page: false };

const List = z.object({ versions: z.array(z.string()) });
type Entry = z.infer<typeof Entry>;
const Entry = z.object({ version: z.string(), listed: z.boolean() });
const Page = z.object({ '@id': z.url(), items: z.array(z.object({ catalogEntry: Entry })).optional() });
const Registration = z.object({ items: z.array(Page) });
const Search = z.object({
  data: z.array(z.object({ versions: z.array(z.object({ version: z.string() })) })),
});

/** Where a version of a package is there, and where not. */
export async function viewVersion(read: Read, id: string, version: string): Promise<Views> {
  return {
    list: (await readVersions(read, id)).includes(version),
    registration: (await readEntries(read, id)).some((entry) => entry.version === version),
    search: (await searchVersions(read, id)).includes(version),
    page: await hasPage(read, id, version),
  };
}

/** The versions that restore sees; none of a package that is not there. */
export async function readVersions(read: Read, id: string): Promise<string[]> {
  const list = await readJson(read, `/v3/flatcontainer/${id.toLowerCase()}/index.json`, List);
  return list?.versions ?? [];
}

/** What the registration says of each version, pages outside its index included. */
export async function readEntries(read: Read, id: string): Promise<Entry[]> {
  const path = `/v3/registration/semver1/${id.toLowerCase()}/index.json`;
  const registration = await readJson(read, path, Registration);
  const pages = await Promise.all(
    (registration?.items ?? []).map(async (page) =>
      page.items === undefined ? readJson(read, new URL(page['@id']).pathname, Page) : page,
    ),
  );
  return pages.flatMap((page) => page?.items ?? []).map(({ catalogEntry }) => catalogEntry);
}

/** The versions that search shows, which are the listed ones. */
export async function searchVersions(read: Read, id: string): Promise<string[]> {
  const found = await readJson(read, `/v3/query?q=packageid:${id}`, Search);
  return (found?.data ?? []).flatMap(({ versions }) => versions.map(({ version }) => version));
}

/** The bytes that restore gets; undefined where there are none. */
export async function readNupkg(read: Read, id: string, version: string): Promise<Uint8Array | undefined> {
  const name = id.toLowerCase();
  const { status, body } = await read(`/v3/flatcontainer/${name}/${version}/${name}.${version}.nupkg`);
  return found(status) ? body : undefined;
}

/** The page of a version that is not there shows another one. */
async function hasPage(read: Read, id: string, version: string): Promise<boolean> {
  const { status, body } = await read(`/packages/${id}/${version}`);
  return found(status) && Buffer.from(body).includes(`<title>${id} ${version}`);
}

async function readJson<Document>(
  read: Read,
  path: string,
  schema: z.ZodType<Document>,
): Promise<Document | undefined> {
  const { status, body } = await read(path);
  return found(status) ? schema.parse(JSON.parse(Buffer.from(body).toString())) : undefined;
}

/** Throws when the gallery answered with neither: a reader sees a version, or that it is not there. */
function found(status: number): boolean {
  if (status !== 200 && status !== 404) throw new Error(`The gallery answered ${status}.`);
  return status === 200;
}

/** Reads over connections of its own. */
export const reader =
  (origin: string): Read =>
  async (path) => {
    const response = await fetch(`${origin}${path}`);
    return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) };
  };
