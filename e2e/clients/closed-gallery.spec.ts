import { makeNupkg } from '@/lib/testing/nupkg';
import { basic, type ClosedGallery, closedFixture } from '../closed-gallery';
import { alone, type Workplace } from './dotnet';
import { expect, skippedFor, test as base } from './fixtures';

const test = base.extend<
  { within: (credentials?: { user: string; key: string }) => Workplace },
  { closed: ClosedGallery }
>({
  closed: closedFixture,
  within: async ({ closed, aWorkplace, projectFor }, use) => {
    await use((credentials) => {
      const workplace = aWorkplace(closed.url);
      workplace.write('nuget.config', configurationOf(closed.url, credentials));
      workplace.write('app/app.csproj', projectFor('', { [closed.kept.id]: '1.0.0' }));
      return workplace;
    });
  },
});

const configurationOf = (
  origin: string,
  credentials?: { user: string; key: string },
) => `<?xml version="1.0"?>
<configuration>
  <packageSources>
    <clear />
    <add key="gallery" value="${origin}/v3/index.json" protocolVersion="3" allowInsecureConnections="true" />
  </packageSources>
  ${
    credentials === undefined
      ? ''
      : `<packageSourceCredentials>
    <gallery>
      <add key="Username" value="${credentials.user}" />
      <add key="ClearTextPassword" value="${credentials.key}" />
    </gallery>
  </packageSourceCredentials>`
  }
</configuration>
`;

test.describe(`dotnet in a gallery that is for its members${skippedFor}`, () => {
  test('restores and searches with the user name and a key that may read, out of a file [check 151]', async ({
    closed,
    within,
  }) => {
    const workplace = within({ user: closed.member.name, key: closed.keys.read });

    const restored = await workplace.dotnet('restore', 'app', ...alone);
    expect(restored.code, restored.output).toBe(0);
    expect((await workplace.dotnet('package', 'search', 'unheard', '--source', 'gallery')).output).toContain(
      closed.kept.id,
    );
    const outdated = await workplace.dotnet('list', 'app', 'package', '--outdated');
    expect(outdated.output).toMatch(/> Kept\.Unheard +1\.0\.0 +1\.0\.0 +2\.0\.0/);
  });

  test('restores with what the environment says of the source', async ({ closed, within }) => {
    const workplace = within();
    workplace.variables['NuGetPackageSourceCredentials_gallery'] =
      `Username=${closed.member.name};Password=${closed.keys.read}`;

    expect(await workplace.dotnet('restore', 'app', ...alone)).toMatchObject({ code: 0 });
  });

  for (const [what, credentials, sentence] of [
    ['without credentials', () => undefined, /401 \(This gallery is for its members/],
    [
      'with an expired key',
      ({ member, keys }: ClosedGallery) => ({ user: member.name, key: keys.expired }),
      /401 \(The API key .*expired/,
    ],
    [
      'with a key that may not read',
      ({ member, keys }: ClosedGallery) => ({ user: member.name, key: keys.push }),
      /401 \(The API key may not read\. Edit it to have that scope/,
    ],
    [
      'with the name of somebody else',
      ({ keys }: ClosedGallery) => ({ user: 'bob', key: keys.read }),
      /401 \(The API key does not go with this user name/,
    ],
  ] as const) {
    test(`${what} restores nothing, and prints why [check 151]`, async ({ closed, within }) => {
      const workplace = within(credentials(closed));

      const { code, output } = await workplace.dotnet('restore', 'app', ...alone);

      expect(code).toBe(1);
      expect(output).toContain('NU1301');
      expect(output).toMatch(sentence);
    });
  }

  test('pushes with a key that may push, beside credentials that may read', async ({ closed, within }) => {
    const workplace = within({ user: closed.member.name, key: closed.keys.read });
    const id = 'Kept.Pushed';
    const path = workplace.write(`${id}.nupkg`, await makeNupkg({ id, version: '1.0.0' }));
    const push = (...key: string[]) => workplace.dotnet('nuget', 'push', path, '--source', 'gallery', ...key);

    const keyless = await push();
    expect(keyless.code, keyless.output).toBe(1);
    expect(keyless.output).toContain('An API key is needed.');
    expect(await push('--api-key', closed.keys.push)).toMatchObject({
      code: 0,
      output: expect.stringContaining('Your package was pushed.'),
    });
    const list = `/v3/flatcontainer/${id.toLowerCase()}/index.json`;
    expect((await closed.ask(list)).status).toBe(401);
    expect((await closed.ask(list, basic(closed.member.name, closed.keys.read))).status).toBe(200);
  });
});
