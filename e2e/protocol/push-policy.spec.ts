import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { expect, test as base } from '../fixtures';
import { startGallery } from '../gallery';
import { aPublisher } from '../publisher';

type Strict = { url: string; key: string };

/** A gallery that takes signed packages of any license from clients that are not too old. */
const test = base.extend<
  { pushTo: (options: Parameters<typeof makeNupkg>[0], headers?: Record<string, string>) => Promise<string> },
  { strict: Strict }
>({
  strict: [
    async ({}, use) => {
      const gallery = await startGallery({
        env: {
          LICENSES: 'any',
          REQUIRE_SIGNATURE: 'true',
          PUSH_CLIENT_MIN: '6.0',
          PUSH_PROTOCOL_MIN: '4.1.0',
        },
      });
      const { key } = await aPublisher(gallery);
      await use({ url: gallery.url, key });
      await gallery.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  pushTo: async ({ request, strict: { url, key } }, use) => {
    await use(
      async (
        options,
        headers = { 'x-nuget-client-version': '6.8.0', 'x-nuget-protocol-version': '4.1.0' },
      ) => {
        const response = await request.put(`${url}/api/v2/package`, {
          data: await makeNupkg(options),
          headers: { 'x-nuget-apikey': key, ...headers },
        });
        return `${response.status()} ${response.statusText()}`;
      },
    );
  },
});

const signed = () => ({ id: `Test.${aWord()}`, version: '1.0.0', files: { '.signature.p7s': 'x' } });

test('a gallery may take signed packages alone, and licenses of its own', async ({ pushTo }) => {
  expect(await pushTo({ ...signed(), license: { expression: 'LicenseRef-Acme' } })).toMatch(/^201/);
  expect(await pushTo({ ...signed(), files: {} })).toMatch(/^400 .*signed packages alone/);
});

test('a gallery may refuse pushes of old clients [check 105]', async ({ pushTo }) => {
  const protocol = { 'x-nuget-protocol-version': '4.1.0' };
  const client = { 'x-nuget-client-version': '6.8.0' };

  expect(await pushTo(signed(), { ...protocol, 'x-nuget-client-version': '5.8.0' })).toMatch(
    /^400 Your client's NuGet version is 5\.8\.0, and this gallery takes pushes from 6\.0 on/,
  );
  expect(await pushTo(signed(), protocol)).toMatch(/^400 .*tell their NuGet version, 6\.0 or newer/);
  expect(await pushTo(signed(), { ...client, 'x-nuget-protocol-version': '4.0' })).toMatch(
    /^400 .*protocol is 4\.0/,
  );
  expect(await pushTo(signed(), client)).toMatch(/^400 .*tell their push protocol/);
});
