import { expect, test } from 'vitest';
import { addSourceCommand, credentialsVariable, nugetConfig, sourceName } from './source-setup';

const secure = { url: 'https://gallery.test/v3/index.json', name: 'acme' };
const plain = { url: 'http://gallery.test/v3/index.json?a=1&b=2', name: 'acme "north"' };

test.each([
  ['Lode', 'lode'],
  ['Acme Packages', 'acme-packages'],
  ['  Zürich & Söhne! ', 'zurich-sohne'],
  ['鉱脈', 'lode'],
])('the gallery "%s" is the source "%s"', (galleryName, name) => {
  expect(sourceName(galleryName)).toBe(name);
});

test('a gallery of https needs no permission', () => {
  expect(addSourceCommand(secure)).toBe(
    'dotnet nuget add source https://gallery.test/v3/index.json --name acme',
  );
  expect(nugetConfig(secure)).not.toContain('allowInsecureConnections');
});

test('a gallery of plain http is allowed for by the command and by the file', () => {
  expect(addSourceCommand({ ...plain, url: 'http://gallery.test/v3/index.json' })).toBe(
    `dotnet nuget add source http://gallery.test/v3/index.json --name 'acme "north"' --allow-insecure-connections`,
  );
  expect(nugetConfig(plain)).toContain(
    '<add key="acme &quot;north&quot;" value="http://gallery.test/v3/index.json?a=1&amp;b=2" protocolVersion="3" allowInsecureConnections="true" />',
  );
});

test('a gallery for its members is told who asks, by the command and out of the environment', () => {
  const closed = { ...secure, forMembers: true };

  expect(addSourceCommand(closed)).toBe(
    'dotnet nuget add source https://gallery.test/v3/index.json --name acme --username YOUR_NAME --password YOUR_API_KEY --store-password-in-clear-text',
  );
  expect(credentialsVariable(closed)).toBe(
    'NuGetPackageSourceCredentials_acme=Username=YOUR_NAME;Password=YOUR_API_KEY',
  );
  expect(nugetConfig(closed)).toBe(nugetConfig(secure));
});
