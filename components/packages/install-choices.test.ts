import { expect, test } from 'vitest';
import { installChoices, type InstallTarget } from './install-choices';

const secure = { url: 'https://gallery.test/v3/index.json', name: 'acme' };
const plain = { url: 'http://gallery.test:8080/v3/index.json', name: 'acme' };
const library = {
  id: 'Acme.Logging',
  version: '2.0.0-beta.1',
  packageTypes: [],
  developmentDependency: false,
};

const codes = (target: InstallTarget, source = secure) =>
  Object.fromEntries(
    installChoices(target, source).map(({ key, snippets }) => [key, snippets.map(({ code }) => code)]),
  );

test('a library is installed in seven ways, and each names the exact version', () => {
  expect(codes(library)).toEqual({
    dotnet: ['dotnet add package Acme.Logging --version 2.0.0-beta.1'],
    'package-reference': ['<PackageReference Include="Acme.Logging" Version="2.0.0-beta.1" />'],
    cpm: [
      '<PackageVersion Include="Acme.Logging" Version="2.0.0-beta.1" />',
      '<PackageReference Include="Acme.Logging" />',
    ],
    paket: ['source https://gallery.test/v3/index.json', 'paket add Acme.Logging --version 2.0.0-beta.1'],
    script: ['#r "nuget: Acme.Logging, 2.0.0-beta.1"'],
    file: ['#:package Acme.Logging@2.0.0-beta.1'],
    pmc: ['Install-Package Acme.Logging -Version 2.0.0-beta.1'],
  });
});

test('a package that serves the build alone is kept from those who use the project', () => {
  const [reference] = codes({ ...library, developmentDependency: true })['package-reference'] ?? [];
  expect(reference).toContain('<PrivateAssets>all</PrivateAssets>');
  expect(reference).toContain('</PackageReference>');
});

test('a tool is installed for a person, for a folder, or run once', () => {
  expect(codes({ ...library, packageTypes: ['DotnetTool'] })).toEqual({
    'tool-global': ['dotnet tool install --global Acme.Logging --version 2.0.0-beta.1'],
    'tool-local': [
      'dotnet new tool-manifest',
      'dotnet tool install --local Acme.Logging --version 2.0.0-beta.1',
    ],
    'tool-once': ['dotnet tool exec Acme.Logging@2.0.0-beta.1'],
  });
});

test('templates over plain http are installed by force, for that command heeds no setting', () => {
  const template = { ...library, packageTypes: ['template'] };
  expect(codes(template)).toEqual({ template: ['dotnet new install Acme.Logging@2.0.0-beta.1'] });
  expect(codes(template, plain)).toEqual({
    template: ['dotnet new install Acme.Logging@2.0.0-beta.1 --force'],
  });
});

test('scripts are not offered over plain http, for they cannot be told to accept it', () => {
  expect(codes(library)).toHaveProperty('script');
  expect(codes(library, plain)).not.toHaveProperty('script');
});

test('no other command is given a switch that it lacks', () => {
  const commands = [[], ['DotnetTool'], ['MSBuildSdk']].flatMap((packageTypes) =>
    Object.values(codes({ ...library, packageTypes }, plain)).flat(),
  );
  expect(commands.filter((command) => /insecure|--force/.test(command))).toEqual([]);
});

test('an MSBuild SDK is named by the project or by the file', () => {
  expect(codes({ ...library, packageTypes: ['MSBuildSdk'] })).toEqual({
    sdk: ['<Sdk Name="Acme.Logging" Version="2.0.0-beta.1" />'],
    'sdk-file': ['#:sdk Acme.Logging@2.0.0-beta.1'],
  });
});

test('text that markup or a shell would misread is escaped', () => {
  const odd = codes({ ...library, id: 'a<b>&"c', version: "1.0'; rm" });
  expect(odd['package-reference']).toEqual([
    `<PackageReference Include="a&lt;b&gt;&amp;&quot;c" Version="1.0'; rm" />`,
  ]);
  expect(odd['dotnet']).toEqual([String.raw`dotnet add package 'a<b>&"c' --version '1.0'\''; rm'`]);
});

test('letters of other scripts need no quotes', () => {
  expect(codes({ ...library, id: 'Größe.日本', version: '1.0.0' })['dotnet']).toEqual([
    'dotnet add package Größe.日本 --version 1.0.0',
  ]);
});
