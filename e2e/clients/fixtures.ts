import { whyNoOracle } from '@/lib/testing/nuget-oracle';
import { test as base } from '../fixtures';
import { type Gallery, type GalleryOptions, startGallery } from '../gallery';
import { makeWorkplace, ownFramework, type Workplace } from './dotnet';

type Each = {
  /** A workplace for the gallery that most tests share. */
  workplace: Workplace;
  /** A workplace for the gallery at another origin. */
  aWorkplace: (origin: string) => Workplace;
  /** Starts a gallery for this test alone. */
  start: (options?: GalleryOptions) => Promise<Gallery>;
};

type Shared = {
  /** A project file for the SDK that is here: its properties as XML, and the versions of what it references. */
  projectFor: (properties: string, references?: Readonly<Record<string, string>>) => string;
};

const reason = whyNoOracle();

/** Behind the title of each group of tests. */
export const skippedFor = reason === undefined ? '' : ` (skipped: ${reason})`;

export const test = base.extend<Each & { needsDotnet: undefined }, Shared>({
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
  aWorkplace: async ({}, use) => {
    const workplaces: Workplace[] = [];
    await use((origin) => {
      const workplace = makeWorkplace(origin);
      workplaces.push(workplace);
      return workplace;
    });
    for (const workplace of workplaces) workplace.remove();
  },
  workplace: async ({ aWorkplace, baseURL }, use) => {
    await use(aWorkplace(baseURL ?? ''));
  },
  start: async ({}, use) => {
    const galleries: Gallery[] = [];
    await use(async (options) => {
      const gallery = await startGallery(options);
      galleries.push(gallery);
      return gallery;
    });
    await Promise.all(galleries.map((gallery) => gallery.stop()));
  },
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
