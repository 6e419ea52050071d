import type { Browser, Cookie, Page } from '@playwright/test';
import { makeAssembly } from '@/lib/testing/assembly';
import { makePdb } from '@/lib/testing/pdb';
import { makeNupkg } from '@/lib/testing/nupkg';
import { z } from 'zod';
import { expect, type KeptMail, type Person, signInByPassword, succeed, test } from '../fixtures';
import { admin } from '../setup';
import { aWord } from '@/lib/testing/word';
import { expectForEverybody } from './for-everybody';
import { listPages, visits } from './site-map';

/** Long words, a wide table, a large image, code: what must not break out of a page. */
const readme = `# A readme with a very long heading that goes on and on, ${'Averylongword'.repeat(8)}

| ${Array.from({ length: 12 }, (_, column) => `Column ${column}`).join(' | ')} |
| ${Array.from({ length: 12 }, () => '-').join(' | ')} |
| ${Array.from({ length: 12 }, () => 'unbreakable_cell').join(' | ')} |

\`\`\`csharp
var line = "${'a line of code that is wider than any page '.repeat(6)}";
\`\`\`

![large](https://images.invalid/4000x100.png) [link](https://example.com)

- [x] done
- [ ] not done
`;

const mostBytes = 120_000;

let id: string;
let person: Person;
let mail: KeptMail;
let organization: string;
let apiKey: string;
let prefix: string;
let request: string;
let cookies: Record<'person' | 'administrator', Cookie[]>;

test.beforeAll(async ({ aPerson, aMail, lode, browser, playwright, people }) => {
  person = await aPerson();
  organization = `an-organization-${'whose-name-is-long-'.repeat(2)}${aWord().slice(0, 8)}`;
  await people.organize({ administrators: [person] }, organization);
  cookies = { person: await cookiesOf(browser, person), administrator: await cookiesOf(browser, admin) };
  const keys = z.array(z.object({ key: z.number() }));
  const [made] = keys.parse(JSON.parse(await succeed(lode('key', 'list', person.name, '--json'))));
  apiKey = String(made?.key);
  prefix = `${'Averylongprefix.'.repeat(5)}${aWord()}.`;
  expect(await lode('prefix', 'reserve', prefix, '--owner', person.name)).toMatchObject({ code: 0 });
  request = await askForPrefix(browser, cookies.person);
  mail = await aMail(`Because it is wrong, ${'as'.repeat(200)}\n\nAnd so on.`);
  id = `Test.${'Segment.'.repeat(9)}${aWord()}`;
  const pdb = makePdb(id);
  const stem = `lib/net8.0/${'Averylongfolder'.repeat(6)}/Acme`;
  const api = await playwright.request.newContext({ baseURL: process.env['LODE_E2E_URL'] ?? '' });
  for (const version of ['1.0.0', '1.1.0-beta.1', '2.0.0']) {
    const nupkg = await makeNupkg({
      id,
      version,
      readme: 'README.md',
      icon: 'icon.png',
      license: { file: 'LICENSE.txt' },
      tags: Array.from({ length: 40 }, (_, tag) => `tag-number-${tag}`).join(' '),
      description: 'What it is for, in some words. '.repeat(20),
      releaseNotes: 'What is new.',
      dependencies: [
        { targetFramework: 'net8.0', dependencies: { 'Acme.Text': '1.0.0' } },
        { targetFramework: 'net9.0' },
      ],
      assembly: 'net8.0',
      files: { 'README.md': readme, [`${stem}.dll`]: makeAssembly(pdb), [`${stem}.pdb`]: pdb.bytes },
    });
    const response = await api.put('/api/v2/package', {
      data: nupkg,
      headers: { 'x-nuget-apikey': person.key },
    });
    expect(response.status(), response.statusText()).toBe(201);
  }
  // A job finds the symbols.
  await expect
    .poll(async () => (await api.get(`/packages/${id}/1.0.0/symbols`)).text())
    .toContain('Symbols that debuggers can have');
  await api.dispose();
});

test('every page of the site is visited', () => {
  const visited = new Set(visits.map(({ page }) => page));
  expect(listPages().filter((page) => !visited.has(page))).toEqual([]);
});

for (const { path, leadsTo = path, signedIn = false } of visits) {
  const shown = signedIn === 'administrator' ? `${path}, as an administrator sees it,` : path;
  test(`${shown} is for everybody, and ships at most ${mostBytes} bytes of compressed script`, async ({
    page,
    context,
  }) => {
    const own = (address: string) =>
      address
        .replace('ORGANIZATION', organization)
        .replace('APIKEY', apiKey)
        .replace('ID', id)
        .replace('OWNER', person.name)
        .replace('MAIL', mail.key)
        .replace('PREFIX', prefix)
        .replace('REQUEST', request);
    if (signedIn !== false) await context.addCookies(cookies[signedIn === true ? 'person' : signedIn]);
    const scripts = watchScripts(page);
    await page.goto(own(path));

    await expect(page).toHaveURL(own(leadsTo));
    await expectForEverybody(page);
    await page.waitForLoadState('networkidle');
    const bytes = await scripts();
    expect(bytes).toBeGreaterThan(mostBytes / 2);
    expect(bytes).toBeLessThanOrEqual(mostBytes);
  });
}

/** The number of a request that somebody makes, with long words. */
async function askForPrefix(browser: Browser, signedIn: Cookie[]): Promise<string> {
  const context = await browser.newContext({ baseURL: process.env['LODE_E2E_URL'] ?? '' });
  await context.addCookies(signedIn);
  const page = await context.newPage();
  const word = aWord();
  await page.goto('/account/prefixes/new');
  await page.getByLabel('Prefix', { exact: true }).fill(`${word}.${'Averylongprefix.'.repeat(5)}`);
  await page.getByLabel('Why it is yours').fill(`Because ${'ofalongword'.repeat(30)}\n\nAnd so on.`);
  await page.getByLabel('Pages that show it').fill(`https://example.test/${'along/address/'.repeat(20)}`);
  await page.getByLabel('Domain').fill(`${word}.example`);
  await page.getByRole('button', { name: 'Ask for the prefix' }).click();
  await page.waitForURL(/\/account\/prefixes\/\d+$/);
  const key = page.url().split('/').at(-1) ?? '';
  await context.close();
  return key;
}

/** What a browser that signed in sends along. */
async function cookiesOf(browser: Browser, who: Pick<Person, 'name' | 'password'>): Promise<Cookie[]> {
  const context = await browser.newContext({ baseURL: process.env['LODE_E2E_URL'] ?? '' });
  await signInByPassword(await context.newPage(), who);
  const kept = await context.cookies();
  await context.close();
  return kept;
}

/** Watches what the browser loads of scripts; gives how much came over the wire. */
function watchScripts(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    sizes.push(response.headerValue('content-length').then(Number));
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
