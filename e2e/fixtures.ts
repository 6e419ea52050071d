import { type APIResponse, expect, type Page, test as base } from '@playwright/test';
import { makeNupkg, type NupkgOptions } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { type Ended, runProgram } from './gallery';
import { type People, peopleOf, type Person } from './people';

export type { Person };

type Pushed = { id: string; version: string; bytes: Buffer };

/** A mail by its number. */
export type KeptMail = { key: string; to: string };

type Shared = {
  /** Runs the operator's command beside the gallery under test. */
  lode: (...args: string[]) => Promise<Ended>;
  people: People;
  /** Makes a person; most tests share `owner`. */
  aPerson: () => Promise<Person>;
  /** Has the gallery write a mail: that an account was locked, for a reason. */
  aMail: (reason?: string) => Promise<KeptMail>;
  /** Who pushes in the tests of one worker. */
  owner: Person;
};

type Each = {
  /** Pushes a package as `owner`, or as somebody else, and expects it to be taken. */
  push: (options?: Partial<NupkgOptions> & { key?: string }) => Promise<Pushed>;
  /** Pushes bytes, whatever comes of it. */
  pushBytes: (bytes: Buffer, key: string) => Promise<APIResponse>;
  /** Signs the browser in. */
  signIn: (page: Page, person: Pick<Person, 'name' | 'password'>) => Promise<void>;
};

const galleryUrl = () => process.env['LODE_E2E_URL'] ?? '';
const dataDir = () => process.env['LODE_E2E_DATA_DIR'] ?? '';

export const test = base.extend<Each, Shared>({
  lode: [
    async ({}, use) => {
      await use((...args) =>
        runProgram('dist/cli.mjs', args, { DATA_DIR: dataDir(), PORT: new URL(galleryUrl()).port }),
      );
    },
    { scope: 'worker' },
  ],

  people: [
    async ({}, use) => {
      const people = await peopleOf(dataDir());
      await use(people);
      await people.close();
    },
    { scope: 'worker' },
  ],

  aPerson: [
    async ({ people }, use) => {
      await use(people.add);
    },
    { scope: 'worker' },
  ],

  aMail: [
    async ({ people }, use) => {
      await use(async (reason = 'Because.') => {
        const { name } = await people.addWithoutKey();
        await people.lock(name, reason);
        const [mail] = await people.mailsTo(`${name}@example.test`);
        if (mail === undefined) throw new Error(`No mail was written to ${name}.`);
        return mail;
      });
    },
    { scope: 'worker' },
  ],

  owner: [
    async ({ aPerson }, use) => {
      await use(await aPerson());
    },
    { scope: 'worker' },
  ],

  pushBytes: async ({ request }, use) => {
    await use((bytes, key) =>
      request.put('/api/v2/package', { data: bytes, headers: { 'x-nuget-apikey': key } }),
    );
  },

  push: async ({ pushBytes, owner }, use) => {
    await use(async ({ key = owner.key, ...options } = {}) => {
      const named = { ...options, id: options.id ?? `Test.${aWord()}`, version: options.version ?? '1.0.0' };
      const bytes = await makeNupkg(named);
      const response = await pushBytes(bytes, key);
      expect(response.status(), await response.text()).toBe(201);
      return { id: named.id, version: named.version, bytes };
    });
  },

  signIn: async ({}, use) => {
    await use(signInByPassword);
  },
});

export { expect } from '@playwright/test';

/** Signs a browser in as people do. */
export async function signInByPassword(
  page: Page,
  { name, password }: Pick<Person, 'name' | 'password'>,
): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Name or e-mail address').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
}

/** What a command that has to succeed says. */
export async function succeed(command: Promise<Ended>): Promise<string> {
  const { code, stdout, stderr } = await command;
  if (code !== 0) throw new Error(stderr);
  return stdout.trim();
}
