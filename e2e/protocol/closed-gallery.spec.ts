import { z } from 'zod';
import { expect, test as base } from '../fixtures';
import {
  type Answer,
  basic,
  type ClosedGallery,
  closedFixture,
  type Headers,
  partsOfKept,
  withoutName,
} from '../closed-gallery';
import { fill, listAddresses, type Part } from '../every-address';

const test = base.extend<object, { closed: ClosedGallery }>({
  closed: closedFixture,
});

test.describe.configure({ mode: 'serial' });

/** What signing in needs, and what tells nothing. */
const forEverybody = [
  '/account-deleted',
  '/account/organizations/invitations/[token]',
  '/api/auth/callback/[provider]',
  '/api/leaked-keys',
  '/api/leaked-keys/check',
  '/confirm-email/[token]',
  '/first-start/[token]',
  '/forgot-password',
  '/health',
  '/reset-password/[token]',
  '/sign-in',
  '/sign-in/link',
  '/sign-in/new',
  '/sign-in/second-factor',
  '/sign-up',
];

const nowhere: Part = {
  id: 'nothing.here',
  version: '9.9.9',
  file: 'nothing.here.9.9.9.nupkg',
  hive: 'gz-semver2',
  leaf: '9.9.9.json',
  lower: '9.9.9',
  upper: '9.9.9.json',
  page: 'page9.json',
  name: 'nobody-here',
  key: '99999',
};

/** What no file is written for, and other ways to write what one is written for. */
const unwritten = [
  '/no-such-page',
  '/robots.txt',
  '/favicon.ico',
  '/.well-known/change-password',
  '/_next/image?url=%2Fprofiles%2Fann%2Favatar&w=64&q=75',
  '/_next/data/build/packages/kept.unheard.json',
  '/_next/static/../../packages/kept.unheard',
  '/_next/static/%2e%2e/%2e%2e/packages/kept.unheard',
  '/_not-found',
  '/packages/kept.unheard/1.0.0/ReportAbuse',
  '/packages/kept.unheard/',
  '/packages/KEPT.Unheard/1.0',
  '/packages/kept%2Eunheard',
  '//packages/kept.unheard',
  '/packages?q=unheard',
  '/sign-in/../packages/kept.unheard',
  '/sign-in%2F..%2Fpackages%2Fkept.unheard',
  '/sign-in;/packages/kept.unheard',
  '/sign-in.rsc',
  '/sign-in/packages/kept.unheard',
  '/health/../v3/index.json',
  '/confirm-email/../packages/kept.unheard',
  '/v3',
  '/v3/query?q=unheard&take=1',
  '/v3/autocomplete?q=kept',
  '/v3/flatcontainer/kept.unheard/1.0.0/kept.unheard.nuspec',
  '/v3/flatcontainer/kept.unheard/1.0.0/icon',
  '/v3/flatcontainer/kept.unheard/1.0.0/readme',
  '/api/v2/Packages()',
  '/api/v2/FindPackagesById()?id=%27Kept.Unheard%27',
  '/api/v2/$metadata',
  '/api/v2/package/kept.unheard/1.0.0/',
  '/symbols',
  '/pictures/' + 'a'.repeat(128) + '.webp',
];

const writing = ['POST', 'PUT', 'DELETE', 'PATCH'];
const methods = ['GET', 'HEAD', 'OPTIONS', ...writing];

type Stranger = { who: string; headers: Headers };

const strangersOf = ({ member, keys }: ClosedGallery): Stranger[] => [
  { who: 'nobody', headers: {} },
  { who: 'empty Basic', headers: basic('', '') },
  { who: 'an expired key', headers: basic(member.name, keys.expired) },
  { who: 'a key that may not read', headers: basic(member.name, keys.push) },
  { who: 'the password of a person', headers: basic(member.name, member.password) },
  { who: 'the name of somebody else', headers: basic('bob', keys.read) },
  { who: 'a session that never was', headers: { cookie: 'lode.session=eyJhbGciOiJkaXIifQ..a.b.c' } },
];

/** The addresses for readers, with the parts of what is there; the real ones of the catalog among them. */
async function closedAddresses({ ask, keys, kept }: ClosedGallery): Promise<string[]> {
  const member = { 'x-nuget-apikey': keys.read };
  const read = async <Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> =>
    schema.parse(JSON.parse((await ask(path, member)).body));
  const pathOf = (url: string) => new URL(url).pathname;
  const Items = z.object({ items: z.array(z.object({ '@id': z.string() })) });
  const leaf = async () => (await read('/v3/catalog/page0.json', Items)).items[0]?.['@id'] ?? '';
  await expect.poll(async () => (await ask('/v3/catalog/page0.json', member)).status).toBe(200);
  const vulnerable = await read('/v3/vulnerabilities/index.json', z.array(z.object({ '@id': z.string() })));

  return [
    ...listAddresses()
      .filter((address) => !forEverybody.includes(address))
      .flatMap((address) => [
        fill(address, partsOfKept),
        fill(address, { ...partsOfKept, rest: '', version: '' }),
      ]),
    ...unwritten,
    ...vulnerable.map((page) => pathOf(page['@id'])),
    pathOf(await leaf()),
    kept.pdbPath,
  ].filter((path, at, all) => all.indexOf(path) === at);
}

/** What of an answer to somebody who may not read is not as it should be; nothing when all is well. */
function faultOf({ status, headers, body }: Answer, kept: ClosedGallery['kept']): string | undefined {
  const asks = status === 401 && headers['www-authenticate'] !== undefined;
  const leads = status === 303 && /^\/sign-in(?:\?|$)/.test(headers.location ?? '');
  if (!asks && !leads) return `was answered ${status}`;
  if (headers['cache-control'] !== 'no-store') return `may be kept: ${headers['cache-control']}`;
  for (const name of ['etag', 'set-cookie', 'content-disposition', 'accept-ranges', 'location']) {
    if (headers[name] !== undefined && !(leads && name === 'location')) return `has the header ${name}`;
  }
  return [kept.id, kept.id.toLowerCase(), kept.words].some((word) => body.includes(word))
    ? 'tells of the package'
    : undefined;
}

test('no address answers anybody but members, by any method [check 151]', async ({ closed }) => {
  test.setTimeout(300_000);
  const addresses = await closedAddresses(closed);
  expect(addresses.length).toBeGreaterThan(100);

  const faults: string[] = [];
  for (const { who, headers } of strangersOf(closed)) {
    for (const path of addresses) {
      for (const method of methods) {
        const fault = faultOf(await closed.ask(path, headers, method), closed.kept);
        if (fault !== undefined) faults.push(`${method} ${path} by ${who} ${fault}`);
      }
    }
  }
  expect(faults).toEqual([]);
});

test('an expired key that is sent by itself reads nothing, and changes nothing [check 151]', async ({
  closed,
}) => {
  const faults: string[] = [];
  const headers = { 'x-nuget-apikey': closed.keys.expired, 'user-agent': 'crawler' };
  for (const path of await closedAddresses(closed)) {
    for (const method of methods) {
      const answer = await closed.ask(path, headers, method);
      const refused = writing.includes(method) && path.startsWith('/api/v2') && answer.status === 403;
      const fault = refused ? undefined : faultOf(answer, closed.kept);
      if (fault !== undefined) faults.push(`${method} ${path} ${fault}`);
    }
  }
  // What takes a key of its own says so before it looks at anything, or that there is no such address or method.
  expect(
    faults.filter((fault) => !/^(?:PATCH|POST|PUT|DELETE) \/api\/v2.* was answered 40[45]$/.test(fault)),
  ).toEqual([]);
});

test('what is there and what is not are told apart by nobody but members [check 151]', async ({ closed }) => {
  const pairs = listAddresses()
    .filter((address) => !forEverybody.includes(address))
    .map((address) => [fill(address, partsOfKept), fill(address, nowhere)] as const)
    .filter(([real, made]) => real !== made);
  expect(pairs.length).toBeGreaterThan(20);

  const expired = { 'x-nuget-apikey': closed.keys.expired, 'user-agent': 'crawler' };
  const ways: { headers: Headers; method?: string }[] = [
    { headers: {} },
    { headers: basic(closed.member.name, closed.keys.expired) },
    { headers: { accept: 'text/html' } },
    ...['PUT', 'POST', 'DELETE'].map((method) => ({ headers: expired, method })),
  ];
  for (const { headers, method = 'GET' } of ways) {
    for (const [real, made] of pairs) {
      const told = (answer: Answer) => ({
        ...withoutName(answer),
        headers: {
          ...answer.headers,
          date: '',
          'x-request-id': '',
          location: answer.headers.location?.split('?')[0],
        },
      });
      const heard = told(await closed.ask(real, headers, method));
      expect(heard, `${method} ${real}`).toEqual(told(await closed.ask(made, headers, method)));
    }
  }
});

test('right after a member read it, everybody else hears what they heard before [check 151]', async ({
  closed,
}) => {
  const { ask, member, keys } = closed;
  const reader = basic(member.name, keys.read);
  let read = 0;
  for (const path of await closedAddresses(closed)) {
    for (const headers of [{}, basic(member.name, keys.expired)]) {
      const before = withoutName(await ask(path, headers));
      const { status, headers: got } = await ask(path, reader);
      await ask(path, reader);
      const after = [
        await ask(path, headers),
        await ask(path, { ...headers, 'if-none-match': got.etag ?? '*' }),
        await ask(path, { ...headers, range: 'bytes=0-0' }),
        await ask(path, { ...headers, 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' }),
      ];
      for (const answer of after) expect(withoutName(answer), path).toEqual(before);
      if (status === 200) {
        read++;
        expect(got['cache-control'], path).toMatch(/^private, no-(?:cache|store)$/);
        expect(got['set-cookie'], path).toBeUndefined();
      }
    }
  }
  expect(read).toBeGreaterThan(60);
});

test('a member reads every document, by Basic and by a key alone [check 151]', async ({ closed }) => {
  const { ask, member, keys, kept } = closed;
  const id = kept.id.toLowerCase();
  const documents = [
    '/v3/index.json',
    `/v3/flatcontainer/${id}/index.json`,
    `/v3/flatcontainer/${id}/1.0.0/${id}.1.0.0.nupkg`,
    `/v3/flatcontainer/${id}/1.0.0/${id}.nuspec`,
    `/v3/flatcontainer/${id}/1.0.0/icon`,
    `/v3/registration/gz-semver2/${id}/index.json`,
    `/v3/registration/semver1/${id}/1.0.0.json`,
    `/v3/query?q=${id}`,
    '/v3/autocomplete?q=kept',
    '/v3/catalog/index.json',
    '/v3/vulnerabilities/index.json',
    `/api/v2/package/${id}/1.0.0`,
    '/api/v2/package-ids?partialId=kept',
    `/api/v2/package-versions/${id}`,
    kept.pdbPath,
    '/profiles/ann/avatar',
    '/',
    `/packages/${kept.id}`,
    '/packages?q=unheard',
    '/profiles/ann',
  ];
  await expect
    .poll(async () => (await ask(kept.pdbPath, { 'x-nuget-apikey': keys.read })).status, { timeout: 30_000 })
    .toBe(200);
  for (const headers of [
    basic(member.name, keys.read),
    basic(member.email, keys.read),
    { 'x-nuget-apikey': keys.read },
  ]) {
    for (const path of documents) expect([path, (await ask(path, headers)).status]).toEqual([path, 200]);
    expect((await ask('/v3/flatcontainer/nothing.here/index.json', headers)).status).toBe(404);
  }
});

test('browsers are led to sign in, and what they need for it is open to them', async ({ closed }) => {
  const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
  const page = await closed.ask(`/packages/${closed.kept.id}/1.0.0/versions?a=1`, browser);
  expect([page.status, page.headers.location]).toEqual([
    303,
    '/sign-in?returnTo=%2Fpackages%2FKept.Unheard%2F1.0.0%2Fversions%3Fa%3D1',
  ]);

  const signIn = await closed.ask('/sign-in', browser);
  expect(signIn.status).toBe(200);
  const loaded = [...signIn.body.matchAll(/(?:src|href)="(\/[^"]+)"/g)].flatMap(([, path = '']) => path);
  const files = loaded.filter((path) => /\.\w+(?:\?|$)/.test(path));
  expect(files.length).toBeGreaterThan(2);
  for (const path of files) expect([path, (await closed.ask(path)).status]).toEqual([path, 200]);
  expect(await closed.ask('/health')).toMatchObject({ status: 200, body: 'Lode serves.\n' });
});

test('what is open to everybody tells nothing of what is not', async ({ closed }) => {
  const { id, words } = closed.kept;
  for (const address of forEverybody) {
    for (const headers of [{}, { accept: 'text/html' }, { rsc: '1', 'next-router-state-tree': stateTree }]) {
      const { body, headers: told } = await closed.ask(fill(address, {}), headers);
      const heard = body + JSON.stringify(told);
      for (const word of [id, id.toLowerCase(), words]) expect(heard.includes(word), address).toBe(false);
    }
  }
});

/** Where a page of the package would be in Next's tree of pages. */
const stateTree = encodeURIComponent(
  JSON.stringify([
    '',
    { children: ['(gallery)', { children: ['packages', { children: [['id', 'kept.unheard', 'd'], {}] }] }] },
    null,
    'refetch',
  ]),
);
