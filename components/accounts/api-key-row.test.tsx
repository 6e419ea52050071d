import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { type ApiKeyLine, ApiKeyRow } from './api-key-row';

const now = new Date('2026-11-22T12:00:00Z');
const daysFromNow = (days: number) => new Date(now.getTime() + days * 86_400_000);

/** A key in good use. */
const good: ApiKeyLine = {
  key: 7,
  name: 'build server',
  hint: 'lode_abcd',
  owner: 'ann',
  createdAt: daysFromNow(-20),
  expiresAt: daysFromNow(60),
  revokedAt: null,
  leakUrl: null,
  lastUsedAt: daysFromNow(-1),
  lastUsedAddress: '192.0.2.0',
  lastUsedClient: 'NuGet xplat/7.9.0',
  networks: [],
  scopes: [{ action: 'push', glob: 'Acme.*' }],
};

const marks = /Expired|Ends soon|Not in use|Revoked(?:: found in public)?/g;

/** What a row shows, without its tags. */
const textOf = (apiKey: Partial<ApiKeyLine>) =>
  renderToStaticMarkup(
    <table>
      <tbody>
        <ApiKeyRow
          apiKey={{ ...good, ...apiKey }}
          organization={undefined}
          revoke={async () => ({})}
          now={now}
        />
      </tbody>
    </table>,
  ).replace(/<[^>]+>/g, ' ');

test('a key in use says when it was used last, from where and by which client [rule 139]', () => {
  const text = textOf({ networks: ['192.0.2.0/24'] });

  expect(text).toMatch(/yesterday.*from 192\.0\.2\.0.*by NuGet xplat\/7\.9\.0/);
  expect(text).toContain('only from 192.0.2.0/24');
  expect(text.match(marks)).toBeNull();
});

test('only the first of many patterns and networks are named', () => {
  const scopes = Array.from({ length: 100 }, (_, number) => ({
    action: 'push' as const,
    glob: `P${number}.*`,
  }));
  const text = textOf({ scopes, networks: Array.from({ length: 9 }, (_, part) => `192.0.2.${part}/32`) });

  expect(text).toContain('P6.* P7.* and 92 more');
  expect(text).toContain('192.0.2.7/32 and 1 more');
  expect(text).not.toContain('P8.*');
});

test.each([
  ['that has expired [rule 132]', { expiresAt: daysFromNow(-1) }, ['Expired']],
  ['that was revoked [rule 131]', { revokedAt: now }, ['Revoked']],
  ['that leaked', { revokedAt: now, leakUrl: '' }, ['Revoked: found in public']],
  ['that ends within ten days', { expiresAt: daysFromNow(10) }, ['Ends soon']],
  ['that was used long ago', { lastUsedAt: daysFromNow(-91) }, ['Not in use']],
  ['that nobody used for a week', { lastUsedAt: null }, ['Not in use']],
  ['that is new', { lastUsedAt: null, createdAt: daysFromNow(-6) }, null],
])('a key %s is marked so: %j', (_, apiKey, shown) => {
  expect(textOf(apiKey).match(marks)).toEqual(shown);
});
