import { z } from 'zod';
import { lowerId } from '@/lib/nuget/id';
import { askJson } from './request';

const ServiceIndex = z.object({ resources: z.array(z.object({ '@id': z.string(), '@type': z.string() })) });
type ServiceIndex = z.infer<typeof ServiceIndex>;

/** The addresses of a NuGet server that clients read, as its service index names them. */
export type Resources = ReturnType<typeof resourcesOf>;

/** https://learn.microsoft.com/nuget/api/service-index */
export async function findResources(serviceIndex: string) {
  return resourcesOf(serviceIndex, ServiceIndex.parse(await askJson(serviceIndex)));
}

export function resourcesOf(serviceIndex: string, { resources }: ServiceIndex) {
  const flatContainer = find('PackageBaseAddress/3.0.0').replace(/\/*$/, '/');
  const search = find('SearchQueryService');
  const registration = find(
    'RegistrationsBaseUrl/3.6.0',
    'RegistrationsBaseUrl/3.4.0',
    'RegistrationsBaseUrl',
  ).replace(/\/*$/, '/');

  function find(...types: string[]): string {
    const exact = types.map((type) => resources.find((one) => one['@type'] === type));
    const versioned = resources.find((one) => one['@type'].startsWith(`${types.at(-1)}/`));
    const found = exact.find((one) => one !== undefined) ?? versioned;
    if (found === undefined) throw new Error(`The service index at ${serviceIndex} has no ${types[0]}.`);
    return new URL(found['@id'], serviceIndex).href;
  }

  return {
    serviceIndex,
    versionList: (id: string) => `${flatContainer}${lowerId(id)}/index.json`,
    nupkg: (id: string, lowerVersion: string) =>
      `${flatContainer}${lowerId(id)}/${lowerVersion}/${lowerId(id)}.${lowerVersion}.nupkg`,
    registrationIndex: (id: string) => `${registration}${lowerId(id)}/index.json`,
    search: (words: string, take = 20) => {
      const url = new URL(search);
      const parameters = { q: words, take: String(take), prerelease: 'true', semVerLevel: '2.0.0' };
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
      return url.href;
    },
  };
}

const Leaf = z.object({ '@id': z.string() });
const RegistrationPage = z.object({ '@id': z.string(), items: z.array(Leaf).optional() });
const RegistrationIndex = z.object({ items: z.array(RegistrationPage) });

/**
 * The addresses of the page in the middle of a registration, left out when its index holds the leaves itself, and of
 * the leaf in the middle of that page.
 */
export async function findMiddle(index: string): Promise<{ page?: string; leaf: string }> {
  const { items } = RegistrationIndex.parse(await askJson(index));
  const { '@id': id = '', items: inlined } = middleOf(items) ?? {};
  const page = new URL(id, index).href;
  const leaves = inlined ?? RegistrationPage.parse(await askJson(page)).items ?? [];
  const leaf = new URL(middleOf(leaves)?.['@id'] ?? '', index).href;
  return { ...(inlined === undefined && { page }), leaf };
}

const middleOf = <T>(items: readonly T[]): T | undefined => items[Math.floor(items.length / 2)];
