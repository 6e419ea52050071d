import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { anOsvAdvisory } from '@/lib/testing/advisories';
import { makeNupkg } from '@/lib/testing/nupkg';
import { makeSymbols } from '@/lib/testing/snupkg';
import { aWord } from '@/lib/testing/word';
import { expect, skippedFor, test } from './fixtures';

const sha512 = (bytes: Buffer) => createHash('sha512').update(bytes).digest('base64');

const Index = z.object({ resources: z.array(z.object({ '@id': z.string(), '@type': z.string() })) });

/** What each class is called that NuGet.Protocol makes for a V3 source; null for what this gallery does not have. */
const resources = {
  AutoCompleteResource: 'AutoCompleteResourceV3',
  DependencyInfoResource: 'DependencyInfoResourceV3',
  DownloadResource: 'DownloadResourceV3',
  FeedTypeResource: 'FeedTypeResource',
  FindLocalPackagesResource: null,
  FindPackageByIdResource: 'HttpFileSystemBasedFindPackageByIdResource',
  HttpHandlerResource: 'HttpHandlerResourceV3',
  HttpSourceResource: 'HttpSourceResource',
  IVulnerabilityInfoResource: 'VulnerabilityInfoResourceV3',
  MetadataResource: 'MetadataResourceV3',
  ODataServiceDocumentResourceV2: 'ODataServiceDocumentResourceV2',
  OwnerDetailsUriTemplateResourceV3: 'OwnerDetailsUriTemplateResourceV3',
  PackageDetailsUriResourceV3: 'PackageDetailsUriResourceV3',
  PackageMetadataResource: 'PackageMetadataResourceV3',
  PackageSearchResource: 'PackageSearchResourceV3',
  PackageUpdateResource: 'PackageUpdateResource',
  PluginResource: null,
  RawSearchResourceV3: 'RawSearchResourceV3',
  ReadmeUriTemplateResource: 'ReadmeUriTemplateResource',
  RegistrationResourceV3: 'RegistrationResourceV3',
  ReportAbuseResourceV3: 'ReportAbuseResourceV3',
  RepositorySignatureResource: null,
  ServiceIndexResourceV3: 'ServiceIndexResourceV3',
  SymbolPackageUpdateResourceV3: 'SymbolPackageUpdateResourceV3',
};

test.describe(`a program that uses NuGet.Protocol${skippedFor}`, () => {
  test('gets each of its resources over https, and the links that only go there [check 154]', async ({
    start,
    aWorkplace,
    protocolClient,
  }) => {
    const certificate = (part: string) => resolve('e2e', 'ops', 'certificates', `old.${part}.pem`);
    const gallery = await start({
      env: { TLS_CERT_FILE: certificate('cert'), TLS_KEY_FILE: certificate('key') },
    });
    const workplace = aWorkplace(gallery.url);
    workplace.variables['SSL_CERT_FILE'] = certificate('cert');

    const [everything, templates] = await protocolClient(
      workplace,
      { ask: 'everything' },
      { ask: 'templates', id: 'Acme.Text', version: '1.0', owner: 'ann' },
    );

    expect(everything).toMatchObject(resources);
    expect(templates).toMatchObject({
      details: `${workplace.origin}/packages/Acme.Text/1.0.0`,
      owner: `${workplace.origin}/profiles/ann`,
      // It fills in neither the ID nor the version: the page there asks for both.
      abuse: `${workplace.origin}/packages/%7Bid%7D/%7Bversion%7D/report`,
    });
  });

  test('finds in the service index what it asks for by type [check 154]', async ({
    workplace,
    protocolClient,
    request,
  }) => {
    const { resources: entries } = Index.parse(await (await request.get('/v3/index.json')).json());
    const types = entries.map((entry) => entry['@type']).filter((type) => !type.endsWith('/Versioned'));

    const [found] = await protocolClient(workplace, { ask: 'ServiceIndexResourceV3', types });

    expect(found).toEqual(
      Object.fromEntries(
        types.map((type) => [type, entries.find((entry) => entry['@type'] === type)?.['@id']]),
      ),
    );
  });

  test('reads versions, dependencies and bytes of a package [check 154]', async ({
    workplace,
    protocolClient,
    push,
    lode,
  }) => {
    const leaf = `Test.${aWord()}`;
    const dependencies = [
      { targetFramework: 'net8.0', dependencies: { [leaf]: '[1.0.0, 2.0.0)' } },
      { targetFramework: 'netstandard2.0' },
    ];
    const { id, bytes } = await push({ version: '1.0', dependencies });
    await push({ id, version: '2.0.0-beta.1+build.7' });
    await push({ id, version: '1.5.0' });
    expect(await lode('package', 'unlist', id, '1.5.0')).toMatchObject({ code: 0 });
    const target = { id, version: '1.0.0' };

    const [byId, metadata, withUnlisted, info, download, missing, completed] = await protocolClient(
      workplace,
      { ask: 'FindPackageByIdResource', ...target },
      { ask: 'MetadataResource', ...target, prerelease: true },
      { ask: 'MetadataResource', id, version: '1.5.0', unlisted: true },
      { ask: 'DependencyInfoResource', ...target, framework: 'net9.0' },
      { ask: 'DownloadResource', ...target },
      { ask: 'DownloadResource', id, version: '9.0.0' },
      {
        ask: 'AutoCompleteResource',
        id,
        prefix: id.slice(0, -1).toUpperCase(),
        version: '1',
        prerelease: true,
      },
    );

    expect(byId).toEqual({
      versions: ['1.0.0', '1.5.0', '2.0.0-beta.1'],
      exists: true,
      copied: true,
      sha512: sha512(bytes),
      identity: `${id}.1.0.0`,
      groups: [
        { framework: 'net8.0', packages: [`${leaf} [1.0.0, 2.0.0)`] },
        { framework: 'netstandard2.0', packages: [] },
      ],
    });
    expect(metadata).toEqual({
      versions: ['1.0.0', '2.0.0-beta.1'],
      latest: '2.0.0-beta.1',
      exists: true,
      versionExists: true,
    });
    expect(withUnlisted).toMatchObject({
      versions: ['1.0.0', '1.5.0'],
      latest: '1.5.0',
      versionExists: true,
    });
    const content = (version: string) =>
      `${workplace.origin}/v3/flatcontainer/${id}/${version}/${id}.${version}.nupkg`.toLowerCase();
    const one = {
      version: '1.0.0',
      listed: true,
      dependencies: [`${leaf} [1.0.0, 2.0.0)`],
      content: content('1.0.0'),
    };
    const without = { dependencies: [] };
    expect(info).toEqual({
      one,
      all: [
        one,
        { ...without, version: '1.5.0', listed: false, content: content('1.5.0') },
        { ...without, version: '2.0.0-beta.1', listed: true, content: content('2.0.0-beta.1') },
      ],
    });
    expect(download).toMatchObject({ status: 'Available', sha512: sha512(bytes) });
    expect(missing).toMatchObject({ status: 'NotFound' });
    expect(completed).toEqual({ ids: [id], versions: ['1.0.0'] });
  });

  test('shows what a package says of itself and what is said of it, from its registration and from search [check 154]', async ({
    workplace,
    protocolClient,
    push,
    lode,
    owner,
    request,
  }) => {
    const word = aWord();
    const { id } = await push({
      id: `Test.${word}`,
      ...{ title: 'Greetings', authors: 'Ann, Bob', description: 'Greets people.', summary: 'Greets.' },
      ...{ tags: 'hello world', projectUrl: 'https://acme.test/', license: { expression: 'MIT' } },
      ...{ icon: 'icon.png', readme: 'README.md', requireLicenseAcceptance: true },
    });
    const tool = await push({ id: `Tool.${word}`, packageTypes: ['DotnetTool'] });
    const other = await push();
    const deprecated = await request.put(`/api/v2/package/${id}/deprecations`, {
      headers: { 'x-nuget-apikey': owner.key },
      form: {
        ...{ 'versions[0]': '1.0.0', isOther: 'true', message: 'Say it yourself.' },
        alternatePackageId: other.id,
      },
    });
    expect(deprecated.status()).toBe(200);
    const path = workplace.path('advisory.json');
    const advisory = anOsvAdvisory({ affected: [{ id, fixed: '1.0.1' }], severity: 'CRITICAL' });
    writeFileSync(path, JSON.stringify(advisory));
    expect(await lode('advisories', 'import', path)).toMatchObject({ code: 0 });

    const [registered, found, tools, raw, known] = await protocolClient(
      workplace,
      { ask: 'PackageMetadataResource', id, version: '1.0.0' },
      { ask: 'PackageSearchResource', q: id },
      { ask: 'PackageSearchResource', q: word, packageType: 'DotnetTool' },
      { ask: 'RawSearchResourceV3', q: word, take: 1 },
      { ask: 'VulnerabilityInfoResourceV3', id: id.toLowerCase() },
    );

    const ofVersion = (name: string) => `${workplace.origin}/packages/${id}/1.0.0${name}`;
    const files = `${workplace.origin}/v3/flatcontainer/${id.toLowerCase()}/1.0.0`;
    const url = `https://advisories.test/${advisory.id}`;
    const said = {
      ...{ id, version: '1.0.0', title: 'Greetings', authors: 'Ann, Bob', description: 'Greets people.' },
      ...{ summary: 'Greets.', tags: 'hello, world', listed: true, verified: false },
      ...{ licenseUrl: ofVersion('/license'), projectUrl: 'https://acme.test/', iconUrl: `${files}/icon` },
      deprecation: { reasons: ['Other'], message: 'Say it yourself.', alternate: other.id, range: '[*, )' },
      vulnerabilities: [{ url, severity: 3 }],
    };
    expect(registered).toMatchObject([
      {
        ...said,
        license: 'MIT',
        acceptance: true,
        published: new Date().toISOString().slice(0, 10),
        readmeUrl: ofVersion('#readme'),
        readmeFileUrl: `${files}/readme`,
      },
    ]);
    expect(found).toMatchObject([
      { ...said, downloads: 0, owners: [owner.name], versions: [{ version: '1.0.0', downloads: 0 }] },
    ]);
    expect(tools).toMatchObject([{ id: tool.id }]);
    expect(raw).toHaveLength(1);
    expect(known).toEqual({ exception: null, known: [{ url, severity: 'Critical', versions: '(, 1.0.1)' }] });
  });

  test('reads a registration of several pages whole, and a range of it [check 154]', async ({
    workplace,
    protocolClient,
    lode,
    owner,
  }) => {
    const id = `Test.${aWord()}`;
    const versions = Array.from({ length: 130 }, (_, minor) => `1.${minor}.0`);
    for (const version of versions) {
      workplace.write(`feed/${version}.nupkg`, await makeNupkg({ id, version }));
    }
    const imported = await lode('package', 'import', workplace.path('feed'), '--owner', owner.name);
    expect(imported).toMatchObject({ code: 0 });

    const [registration, all, info, latest] = await protocolClient(
      workplace,
      { ask: 'RegistrationResourceV3', id, version: '1.100.0', range: '[1.62.0, 1.65.0]' },
      { ask: 'PackageMetadataResource', id },
      { ask: 'DependencyInfoResource', id, version: '1.129.0', framework: 'net8.0' },
      { ask: 'MetadataResource', id, version: '1.64.0' },
    );

    const hive = `${workplace.origin}/v3/registration/gz-semver2/${id.toLowerCase()}`;
    expect(registration).toEqual({
      index: `${hive}/index.json`,
      leaf: `${hive}/1.100.0.json`,
      version: '1.100.0',
      inRange: ['1.62.0', '1.63.0', '1.64.0', '1.65.0'],
      entries: 130,
    });
    expect(all).toHaveLength(130);
    expect(info).toMatchObject({ one: { version: '1.129.0' } });
    expect(latest).toMatchObject({ latest: '1.129.0', versionExists: true });
  });

  test('pushes a package with its symbols, is refused the second time, and unlists it [check 154]', async ({
    workplace,
    protocolClient,
    owner,
    request,
  }) => {
    const id = `Test.${aWord()}`;
    const symbols = await makeSymbols({ id, version: '1.0.0' });
    const path = workplace.write(`${id}.1.0.0.nupkg`, symbols.nupkg);
    workplace.write(`${id}.1.0.0.snupkg`, symbols.snupkg);
    const { key } = owner;

    const [pushed, again, skipped, deleted, unlisted] = await protocolClient(
      workplace,
      { ask: 'push', path, key },
      { ask: 'push', path, key },
      { ask: 'push', path, key, skipDuplicate: true },
      { ask: 'delete', id, version: '1.0.0', key },
      { ask: 'PackageMetadataResource', id, unlisted: true },
    );

    const toSymbols = `${workplace.origin}/api/v2/symbolpackage`;
    expect(pushed).toEqual({ packages: `${workplace.origin}/api/v2/package`, symbols: toSymbols });
    expect(again).toMatchObject({ message: expect.stringContaining(`409 (${id} 1.0.0 already exists`) });
    expect(skipped).toEqual(pushed);
    expect(deleted).toEqual({ deleted: true });
    expect(unlisted).toMatchObject([{ version: '1.0.0', listed: false }]);
    const pdb = `/symbols/${symbols.name}/${symbols.key}/${symbols.name}`;
    await expect.poll(async () => (await request.get(pdb)).status(), { timeout: 30_000 }).toBe(200);
  });
});
