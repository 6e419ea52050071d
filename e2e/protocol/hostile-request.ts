import fc from 'fast-check';

export type HostileRequest = {
  method: string;
  /** Path and query, percent-encoded or badly so, of the characters that HTTP lets through. */
  path: string;
  headers: Record<string, string>;
  body: string;
};

/** What a request may be about and be answered well. */
export type Known = { id: string; version: string; key: string };

/** Requests to each address of the V3 API, with parameters that no client would send. */
export function hostileRequests(known: Known): fc.Arbitrary<HostileRequest> {
  return fc.oneof({ weight: 6, arbitrary: reads(known) }, { weight: 1, arbitrary: writes(known) });
}

const readAddresses = [
  '/v3/index.json',
  '/v3/query',
  '/v3/autocomplete',
  '/v3/flatcontainer/*/index.json',
  '/v3/flatcontainer/*/*/*',
  '/v3/registration/*/*/index.json',
  '/v3/registration/semver2/*/index.json',
  '/v3/registration/semver2/*/*.json',
  '/v3/registration/semver2/*/page/*/*.json',
  '/v3/catalog/index.json',
  '/v3/catalog/*',
  '/v3/catalog/data/*/*',
  '/v3/vulnerabilities/index.json',
  '/v3/vulnerabilities/*/*',
  '/v3/*',
  '/symbols/*/*/*',
  '/api/v2/package/*',
  '/api/v2/package/*/*',
  '/api/v2/package-ids',
  '/api/v2/package-versions/*',
  '/api/v2/verifykey/*/*',
  '/packages/*',
  '/packages/*/*',
  '/packages/*/*/license',
  '/packages/*/*/versions',
  '/profiles/*',
];

const writeAddresses = [
  'PUT /api/v2/package',
  'PUT /api/v2/package/',
  'PUT /api/v2/symbolpackage',
  'PUT /api/v2/package/*/deprecations',
  'DELETE /api/v2/package/*/*',
  'POST /api/v2/package/*/*',
  'DELETE /api/v2/*/*',
  'POST /api/v2/package/create-verification-key/*',
  'POST /api/v2/package/create-verification-key/*/*',
];

const parameterNames = [
  ...['q', 'skip', 'take', 'prerelease', 'semVerLevel', 'packageType', 'id', 'includePrerelease'],
  ...['supportedFramework', 'includeDelisted', 'partialId', 'sortby', 'page', 'constructor', '__proto__', ''],
];

/** Percent-encoded here as they are meant: some of them wrongly. */
const hostileTexts = [
  ...['', '.', '..', '%2e%2e', '..%2f..%2fetc%2fpasswd', '%2f', '%5c', '..%5c..', '\\', '%252e%252e%252f'],
  ...['%00', 'a%00b', '%0d%0aX:%20y', '%', '%z', '%zz', '%u0041', '%ff', '%c0%af', '%ed%a0%80', '%ed%b0%80'],
  ...['%f0%9f%98%80', '%ef%bf%be', '%e2%80%ae', '%cc%81'.repeat(200), '\u00ff', '%c4%b0', '%ef%bb%bf'],
  ...[
    '{id}',
    '%7Bid%7D',
    '*',
    '%25',
    '+',
    '%2b',
    '~',
    ';',
    'a;b=c',
    '&&',
    '==',
    '?',
    '%3f',
    '%23',
    "'",
    "';--",
  ],
  ...['-1', '0', '1', '1.5', '1e9', '0x10', 'NaN', 'Infinity', '2147483648', '9'.repeat(40), '-0', '%d9%a1'],
  ...['true', 'false', 'TRUE', 'maybe', 'null', 'undefined', '[]', '[1.0,2.0)', '2.0.0', '1.0.0-beta%2bx'],
  ...['1.0.0.0.0', '01.1.1', '1.0.0-', 'semver1', 'index.json', 'page0.json', '1.0.0.json', 'icon', 'readme'],
  ...[
    'a'.repeat(129),
    'a'.repeat(5000),
    `${'a.'.repeat(60)}a`,
    '%f0%9f%98%80'.repeat(300),
    '"a%20b"%20c',
    'id:',
  ],
  ...[
    'packageid:',
    'owner:%00',
    'tags:"',
    ':::',
    '%22%22%22',
    'a:b:c',
    'or',
    'and%20not',
    '%26%7c!()',
    '<->',
  ],
];

function texts({ id, version }: Known): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...hostileTexts) },
    { weight: 2, arbitrary: fc.constantFrom(id, id.toLowerCase(), id.toUpperCase(), version) },
    { weight: 1, arbitrary: fc.string({ maxLength: 40 }).map(inRequestLine) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map(encodeLoosely) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }).map(encodeBytes) },
  );
}

const reads = (known: Known) =>
  fc
    .record({
      method: fc.constantFrom('GET', 'GET', 'GET', 'GET', 'HEAD', 'OPTIONS'),
      path: paths(known, readAddresses),
      query: queries(known),
      headers: headers(known),
    })
    .map(({ method, path, query, headers }) => ({
      // What is no HTTP is refused before its method is known, with a body, which is too much of an answer to HEAD.
      method: isAscii(path + query) ? method : 'GET',
      path: path + query,
      headers,
      body: '',
    }));

const writes = (known: Known) =>
  fc
    .record({
      target: paths(known, writeAddresses),
      query: queries(known),
      headers: headers(known),
      key: fc.constantFrom(known.key, known.key, 'wrong', ''),
      body: fc.oneof(
        fc.constantFrom(
          '',
          '{',
          '{}',
          '[]',
          'null',
          '{"versions":[null]}',
          '{"versions":"\\ud800"}',
          'PK\x03\x04',
        ),
        fc.json(),
        fc.string({ unit: 'binary', maxLength: 300 }),
      ),
    })
    .map(({ target, query, headers, key, body }) => {
      const [method = '', path = ''] = target.split(' ');
      return { method, path: path + query, headers: { ...headers, 'x-nuget-apikey': key }, body };
    });

function paths(known: Known, addresses: readonly string[]): fc.Arbitrary<string> {
  const filled = fc
    .tuple(fc.constantFrom(...addresses), fc.array(texts(known), { minLength: 3, maxLength: 3 }))
    .map(([address, [first = '', ...others]]) => {
      const rest = [first, ...others];
      return address.replaceAll('*', () => rest.shift() ?? '');
    });
  const bent = fc.tuple(
    filled,
    fc.constantFrom('/', '//', '/..', '/.', '/%2e%2e/x', '/x/y/z', '.json', '%00'),
  );
  return fc.oneof(
    { weight: 8, arbitrary: filled },
    { weight: 1, arbitrary: bent.map((parts) => parts.join('')) },
  );
}

function queries(known: Known): fc.Arbitrary<string> {
  const pair = fc
    .tuple(fc.constantFrom(...parameterNames), fc.constantFrom('=', '=', '=', '', '[]='), texts(known))
    .map((parts) => parts.join(''));
  return fc.array(pair, { maxLength: 5 }).map((pairs) => (pairs.length === 0 ? '' : `?${pairs.join('&')}`));
}

const headers = ({ id }: Known) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Record<string, string>>(
        { 'accept-encoding': 'br;q=2, gzip;q=abc, *;q=0' },
        { 'if-none-match': '*' },
        { 'if-none-match': '"'.repeat(99) },
        { 'if-modified-since': 'yesterday' },
        { range: 'bytes=5-2,-,0-99999999999999999999' },
        { range: 'bytes=0-0' },
        { authorization: 'Basic Og==' },
        { authorization: 'Basic !!!' },
        { authorization: `Bearer ${id}` },
        { cookie: `next-auth.session-token=${'x'.repeat(2000)}; =; a` },
        { symbolchecksum: 'SHA256:zz;MD5;;:' },
        { 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'gopher', 'x-forwarded-for': ',,' },
        { 'x-nuget-protocol-version': '9.9.9.9.9', 'x-nuget-client-version': '\u00e9' },
        { 'content-type': 'multipart/form-data; boundary=' },
        { 'content-type': 'application/json; charset=utf-7' },
        { 'next-action': 'x', rsc: '1', 'next-router-state-tree': '%5B' },
      ),
    },
  );

/** Leaves lone halves of surrogate pairs as UTF-8 would write them, which no decoder takes. */
function encodeLoosely(text: string): string {
  return [...text]
    .map((character) =>
      !/\p{Surrogate}/u.test(character)
        ? encodeURIComponent(character)
        : `%ed%${(0x80 | ((character.charCodeAt(0) >> 6) & 0x3f)).toString(16)}%80`,
    )
    .join('');
}

const encodeBytes = (bytes: Uint8Array) =>
  [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

const isAscii = (text: string) => !/[^\x21-\x7e]/.test(text);

const inRequestLine = (text: string) => text.replaceAll(/[^\x21-\x7e]|#/g, '_');
