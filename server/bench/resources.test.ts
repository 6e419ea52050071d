import { expect, test } from 'vitest';
import { resourcesOf } from './resources';

const index = 'https://nuget.test/feed/v3/index.json';

const resourcesNamed = (resources: Record<string, string>) =>
  resourcesOf(index, {
    resources: Object.entries(resources).map(([type, id]) => ({ '@type': type, '@id': id })),
  });

test('addresses are built of what the service index names, with or without a slash at the end', () => {
  const found = resourcesNamed({
    'PackageBaseAddress/3.0.0': 'https://bytes.test/flat',
    'RegistrationsBaseUrl/3.6.0': 'https://nuget.test/registration/',
    'SearchQueryService/3.5.0': '/feed/query?feed=main',
  });

  expect(found.versionList('Acme.Logging')).toBe('https://bytes.test/flat/acme.logging/index.json');
  expect(found.nupkg('Acme.Logging', '1.0.0')).toBe(
    'https://bytes.test/flat/acme.logging/1.0.0/acme.logging.1.0.0.nupkg',
  );
  expect(found.registrationIndex('Acme.Logging')).toBe(
    'https://nuget.test/registration/acme.logging/index.json',
  );
  expect(found.search('two words', 5)).toBe(
    'https://nuget.test/feed/query?feed=main&q=two+words&take=5&prerelease=true&semVerLevel=2.0.0',
  );
});

test('registrations with SemVer 2.0.0 are preferred wherever they stand', () => {
  const found = resourcesNamed({
    'PackageBaseAddress/3.0.0': 'https://nuget.test/flat/',
    SearchQueryService: 'https://nuget.test/query',
    RegistrationsBaseUrl: 'https://nuget.test/one/',
    'RegistrationsBaseUrl/3.6.0': 'https://nuget.test/two/',
  });

  expect(found.registrationIndex('A')).toBe('https://nuget.test/two/a/index.json');
});

test('a server without a resource that is measured is named with it', () => {
  expect(() => resourcesNamed({})).toThrow(
    'The service index at https://nuget.test/feed/v3/index.json has no PackageBaseAddress/3.0.0.',
  );
});
