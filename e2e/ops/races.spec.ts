import { createHash } from 'node:crypto';
import { reachTwoProcesses } from './kept-connection';
import { expect, test } from './fixtures';
import { queryGallery } from './gallery-database';
import { readFirstStart } from '../first-start-address';
import { aPublisher } from '../publisher';
import {
  complete,
  type Read,
  readEntries,
  reader,
  readNupkg,
  readVersions,
  searchVersions,
  viewVersion,
} from './views';

const twoProcesses = { env: { WEB_PROCESSES: '2' } };

test('of 16 pushes of one version at once one is taken, its bytes are served, and no reader sees a failure [check 101]', async ({
  start,
}) => {
  const gallery = await start(twoProcesses);
  const publisher = await aPublisher(gallery);
  const read = reader(gallery.url);
  const readers = Array.from({ length: 4 }, () => readUntilTold(read, 'Race.Same', '1.0.0'));

  const pushes = await Promise.all(
    Array.from({ length: 16 }, (_, index) =>
      publisher.push({ id: 'Race.Same', version: '1.0.0', description: `Racer ${index}.` }),
    ),
  );
  const rounds = await Promise.all(readers.map((stop) => stop()));

  const winners = pushes.filter(({ status }) => status === 201);
  expect(winners).toHaveLength(1);
  expect(pushes.filter(({ status }) => status === 409)).toHaveLength(15);
  expect(Math.min(...rounds)).toBeGreaterThan(0);
  expect(await viewVersion(read, 'Race.Same', '1.0.0')).toEqual(complete);
  const served = await readNupkg(read, 'Race.Same', '1.0.0');
  expect(hashOf(served)).toBe(hashOf(winners[0]?.bytes));
});

test('versions of a new package that are pushed at once are all taken', async ({ start }) => {
  const gallery = await start(twoProcesses);
  const publisher = await aPublisher(gallery);
  const read = reader(gallery.url);
  const versions = Array.from({ length: 16 }, (_, index) => `1.${index}.0`);

  const pushes = await Promise.all(versions.map((version) => publisher.push({ id: 'Race.New', version })));

  expect(pushes.map(({ status, sentence }) => ({ status, sentence }))).toEqual(
    versions.map(() => ({ status: 201, sentence: '' })),
  );
  expect(await readVersions(read, 'Race.New')).toEqual(versions);
  expect((await readEntries(read, 'Race.New')).map(({ version }) => version)).toEqual(versions);
  expect((await searchVersions(read, 'Race.New')).sort()).toEqual([...versions].sort());
});

test('a version that is unlisted and relisted at once is in the end one of both, everywhere', async ({
  start,
}) => {
  const gallery = await start(twoProcesses);
  const publisher = await aPublisher(gallery);
  expect(await publisher.push({ id: 'Race.Listing', version: '1.0.0' })).toMatchObject({ status: 201 });
  const change = async (method: 'DELETE' | 'POST') => {
    const response = await fetch(`${gallery.url}/api/v2/package/Race.Listing/1.0.0`, {
      method,
      headers: { 'x-nuget-apikey': publisher.key },
    });
    return response.status;
  };

  const changes = Array.from({ length: 16 }, (_, index) => (index % 2 === 0 ? 'DELETE' : 'POST'));
  const statuses = await Promise.all(changes.map(change));

  expect(statuses).toEqual(changes.map((method) => (method === 'DELETE' ? 204 : 200)));
  const [row] = await queryGallery<{ listed: boolean }>(
    gallery,
    `select listed from "PackageVersion" where id = 'Race.Listing'`,
  );
  for (const connection of await reachTwoProcesses(gallery.url)) {
    await expect
      .poll(() => readListing(connection.read))
      .toEqual({ inSearch: row?.listed, inRegistration: row?.listed });
    connection.close();
  }
});

test('of two people at the address of the first start at once, one becomes administrator', async ({
  start,
}) => {
  const gallery = await start(twoProcesses);
  const address = await readFirstStart(gallery);

  const people = ['ann', 'ben', 'cem', 'dag'];
  const forms = await Promise.all(people.map((name) => fillForm(address, name)));

  const cookies = await Promise.all(forms.map((form) => sendForm(address, form)));

  const administrators = await queryGallery<{ name: string }>(
    gallery,
    'select name from "Account" where admin',
  );
  expect(administrators).toHaveLength(1);
  const signedIn = people.filter((_, index) => cookies[index]?.some((cookie) => /session/i.test(cookie)));
  expect(signedIn).toEqual(administrators.map(({ name }) => name));
});

async function readListing(read: Read) {
  const [entry] = await readEntries(read, 'Race.Listing');
  return {
    inSearch: (await searchVersions(read, 'Race.Listing')).length === 1,
    inRegistration: entry?.listed,
  };
}

/** Reads a version wherever it is met, again and again; gives what ends that and tells how often it was read. */
function readUntilTold(read: Read, id: string, version: string): () => Promise<number> {
  const told = new AbortController();
  const reading = readAgain(read, id, version, told.signal);
  return () => {
    told.abort();
    return reading;
  };
}

async function readAgain(read: Read, id: string, version: string, told: AbortSignal): Promise<number> {
  let rounds = 0;
  while (!told.aborted) {
    const { list } = await viewVersion(read, id, version);
    // What a list shows can be fetched.
    if (list) expect(await readNupkg(read, id, version)).toBeDefined();
    rounds++;
  }
  return rounds;
}

/** Fills in the form of the first start, with the fields that a browser without scripts finds there. */
async function fillForm(address: string, name: string): Promise<FormData> {
  const page = await fetch(address);
  const form = new FormData();
  for (const [, attributes = ''] of (await page.text()).matchAll(/<input([^>]*type="hidden"[^>]*)>/g)) {
    const [, field] = /name="([^"]*)"/.exec(attributes) ?? [];
    const [, value = ''] = /value="([^"]*)"/.exec(attributes) ?? [];
    if (field !== undefined) form.append(field, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
  }
  form.append('name', name);
  form.append('email', `${name}@gallery.test`);
  form.append('password', 'correct horse battery');
  return form;
}

/** Sends a form to the page that it stands on, and gives the cookies that come back. */
async function sendForm(address: string, form: FormData): Promise<string[]> {
  const response = await fetch(address, {
    method: 'POST',
    body: form,
    headers: { origin: new URL(address).origin },
    redirect: 'manual',
  });
  return response.headers.getSetCookie();
}

function hashOf(bytes: Uint8Array | undefined): string {
  return createHash('sha512')
    .update(bytes ?? new Uint8Array())
    .digest('hex');
}
