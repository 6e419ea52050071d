import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { sourceFiles } from '@/lib/testing/source-files';
import { readerHeader } from './front-headers';
import { packageRoute } from './package-route';
import { readRoute } from './route';

// The settings are read once, at their first use.
vi.stubEnv('READ_ACCESS', 'members');

const params = Promise.resolve({ id: 'acme' });
const routes = {
  readRoute: readRoute(async () => new Response('secret')),
  packageRoute: (request: Request) => packageRoute(async () => new Response('secret'))(request, { params }),
};

test.each(Object.entries(routes))(
  'behind the front, %s answers nobody whom the front has not let in [check 151]',
  async (_name, route) => {
    const stranger = await route(new Request('http://gallery.test/'), { params });
    expect([stranger.status, await stranger.text()]).toEqual([401, expect.stringMatching(/for its members/)]);

    const headers = { [readerHeader]: '1' };
    const reader = await route(new Request('http://gallery.test/', { headers }), { params });
    expect([reader.status, await reader.text()]).toEqual([200, 'secret']);
  },
);

/** What is read by who shows more than that he may read, or tells nothing of packages. */
const otherwise = [
  'app/(admin)/admin/mail/[key]/html/route.ts',
  'app/api/auth/callback/[provider]/route.ts',
  'app/api/leaked-keys/route.ts',
  'app/api/v2/verifykey/[id]/[[...version]]/route.ts',
  'app/health/route.ts',
];

test('every document looks whether the front has let in who asks', () => {
  const reading = sourceFiles('app').filter(
    (file) =>
      file.endsWith('/route.ts') &&
      /^export (?:const|async function|function) GET\b/m.test(readFileSync(file, 'utf8')),
  );
  const careless = reading.filter(
    (file) =>
      !otherwise.includes(file) &&
      !/^export const GET = (?:readRoute|packageRoute|refuseAddress)\b/m.test(readFileSync(file, 'utf8')),
  );
  expect(reading.length).toBeGreaterThan(20);
  expect(careless).toEqual([]);
});

test('so does every page for whoever looks, by itself or where it is loaded, or else asks him to sign in', () => {
  const pages = sourceFiles('app').filter((file) => /^app\/\((?:find|gallery)\)\/.*page\.tsx$/.test(file));
  const looks = /await letInOrSignIn\(\)|await fullActor\(|from '\.[./]*\/load'/;
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.filter((file) => !looks.test(readFileSync(file, 'utf8')))).toEqual([]);
});
