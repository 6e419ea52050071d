import { whyNoSdk } from '@/lib/testing/dotnet-program';
import { ownFramework } from './dotnet';
import { buildProtocolClient, type ProtocolClient } from './protocol-client';
import { test as base } from './workplaces';

type Shared = {
  /** A project file for the SDK that is here: its properties as XML, and the versions of what it references. */
  projectFor: (properties: string, references?: Readonly<Record<string, string>>) => string;
  protocolClient: ProtocolClient;
};

const reason = whyNoSdk();

/** Behind the title of each group of tests. */
export const skippedFor = reason === undefined ? '' : ` (skipped: ${reason})`;

export const test = base.extend<{ needsDotnet: undefined }, Shared>({
  needsDotnet: [
    async ({}, use, testInfo) => {
      testInfo.skip(reason !== undefined, reason);
      await use(undefined);
    },
    { auto: true },
  ],
  projectFor: [
    async ({}, use) => {
      const framework = ownFramework();
      await use((properties, references = {}) => projectFile(framework, properties, references));
    },
    { scope: 'worker' },
  ],
  protocolClient: [
    async ({}, use) => {
      await use(await buildProtocolClient());
    },
    { scope: 'worker' },
  ],
});

export { expect } from '../fixtures';

function projectFile(
  framework: string,
  properties: string,
  references: Readonly<Record<string, string>>,
): string {
  const items = Object.entries(references).map(
    ([id, version]) => `    <PackageReference Include="${id}" Version="${version}" />`,
  );
  return `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>${framework}</TargetFramework>
    <NuGetAudit>false</NuGetAudit>
    ${properties}
  </PropertyGroup>
  <ItemGroup>
${items.join('\n')}
  </ItemGroup>
</Project>
`;
}
