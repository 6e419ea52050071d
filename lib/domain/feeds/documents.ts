import { z } from 'zod';

/** What is read of the documents of other galleries: as little as is needed, for none of them says all of it. */

const types = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

export const ServiceIndexDocument = z.object({
  resources: z.array(z.object({ '@id': z.string(), '@type': types })),
});

const Deprecation = z.object({
  reasons: z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat()),
  message: z.string().nullish(),
  alternatePackage: z.object({ id: z.string(), range: z.string().nullish() }).nullish(),
});
export type DeprecationDocument = z.infer<typeof Deprecation>;

const LeafDocument = z.object({
  packageContent: z.string().nullish(),
  catalogEntry: z.object({
    '@id': z.string().nullish(),
    id: z.string(),
    version: z.string(),
    listed: z.boolean().nullish(),
    published: z.string().nullish(),
    packageContent: z.string().nullish(),
    deprecation: Deprecation.nullish(),
  }),
});
export type LeafDocument = z.infer<typeof LeafDocument>;

export const RegistrationPageDocument = z.object({ items: z.array(LeafDocument) });

export const RegistrationDocument = z.object({
  items: z.array(z.object({ '@id': z.string().nullish(), items: z.array(LeafDocument).nullish() })),
});

export const SearchDocument = z.object({ data: z.array(z.object({ id: z.string() })) });

export const CatalogIndexDocument = z.object({
  items: z.array(z.object({ '@id': z.string(), commitTimeStamp: z.string() })),
});

export const CatalogPageDocument = z.object({
  items: z.array(
    z.object({
      '@id': z.string(),
      '@type': types,
      commitTimeStamp: z.string(),
      'nuget:id': z.string(),
      'nuget:version': z.string(),
    }),
  ),
});
export type CatalogPageDocument = z.infer<typeof CatalogPageDocument>;

export const CatalogLeafDocument = z.object({
  created: z.string().nullish(),
  packageHash: z.string().nullish(),
  packageHashAlgorithm: z.string().nullish(),
});
export type CatalogLeafDocument = z.infer<typeof CatalogLeafDocument>;
