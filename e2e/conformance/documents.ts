import { z } from 'zod';

/*
 * What clients read of the documents of V3, held to the types that they insist on: a property that is null where they
 * know only "there" and "not there" fails here as it fails there.
 */

export const ServiceIndex = z.object({
  version: z.string(),
  resources: z.array(
    z.object({ '@id': z.string(), '@type': z.string(), clientVersion: z.string().optional() }),
  ),
});

export const VersionList = z.object({ versions: z.array(z.string()) });

const Dependency = z.object({ id: z.string(), range: z.string().optional(), registration: z.url() });

const DependencyGroup = z.object({
  targetFramework: z.string().min(1).optional(),
  dependencies: z.array(Dependency).min(1).optional(),
});

const Deprecation = z.object({
  reasons: z.array(z.enum(['Legacy', 'CriticalBugs', 'Other'])).min(1),
  message: z.string().min(1).optional(),
  alternatePackage: z.object({ id: z.string(), range: z.string() }).optional(),
});

const CatalogEntry = z.object({
  '@id': z.url(),
  id: z.string(),
  version: z.string(),
  authors: z.string().or(z.array(z.string())).optional(),
  dependencyGroups: z.array(DependencyGroup).min(1).optional(),
  deprecation: Deprecation.optional(),
  description: z.string().optional(),
  iconUrl: z.url().or(z.literal('')).optional(),
  licenseExpression: z.string().optional(),
  licenseUrl: z.url().or(z.literal('')).optional(),
  listed: z.boolean(),
  packageContent: z.url(),
  published: z.iso.datetime({ offset: true }),
  readmeUrl: z.url().optional(),
  tags: z.string().or(z.array(z.string())).optional(),
  vulnerabilities: z
    .array(z.object({ advisoryUrl: z.url(), severity: z.string().regex(/^[0-3]$/) }))
    .min(1)
    .optional(),
});

export type CatalogEntry = z.infer<typeof CatalogEntry>;

export const Leaf = z.object({
  '@id': z.url(),
  catalogEntry: CatalogEntry,
  packageContent: z.url(),
  registration: z.url(),
});

export type Leaf = z.infer<typeof Leaf>;

export const RegistrationPage = z.object({
  '@id': z.url(),
  count: z.int(),
  items: z.array(Leaf).min(1).optional(),
  lower: z.string(),
  upper: z.string(),
  parent: z.url().optional(),
});

export type RegistrationPage = z.infer<typeof RegistrationPage>;

export const RegistrationIndex = z.object({
  '@id': z.url(),
  count: z.int(),
  items: z.array(RegistrationPage).min(1),
});

export type RegistrationIndex = z.infer<typeof RegistrationIndex>;

export const RegistrationLeaf = z.object({
  '@id': z.url(),
  catalogEntry: z.url(),
  listed: z.boolean(),
  packageContent: z.url(),
  published: z.iso.datetime({ offset: true }),
  registration: z.url(),
});

export const SearchResponse = z.object({
  totalHits: z.int(),
  data: z.array(
    z.object({
      id: z.string(),
      version: z.string(),
      registration: z.url().optional(),
      description: z.string().optional(),
      iconUrl: z.url().optional(),
      owners: z.string().or(z.array(z.string())).optional(),
      authors: z.string().or(z.array(z.string())).optional(),
      tags: z.string().or(z.array(z.string())).optional(),
      totalDownloads: z.int().optional(),
      verified: z.boolean().optional(),
      packageTypes: z
        .array(z.object({ name: z.string().min(1) }))
        .min(1)
        .optional(),
      deprecation: Deprecation.optional(),
      vulnerabilities: z
        .array(z.object({ advisoryUrl: z.url(), severity: z.int().min(0).max(3) }))
        .optional(),
      versions: z.array(z.object({ '@id': z.url(), version: z.string(), downloads: z.int() })).min(1),
    }),
  ),
});

export type SearchResponse = z.infer<typeof SearchResponse>;

export const IdCompletions = z.object({ totalHits: z.int(), data: z.array(z.string()) });

export const VersionCompletions = z.object({ data: z.array(z.string()) });

const Commit = z.object({ commitId: z.uuid(), commitTimeStamp: z.iso.datetime() });

const CatalogPageHead = Commit.extend({ '@id': z.url(), count: z.int().positive() });

export const CatalogIndex = Commit.extend({
  '@id': z.url(),
  count: z.int(),
  'nuget:lastCreated': z.iso.datetime(),
  'nuget:lastDeleted': z.iso.datetime(),
  'nuget:lastEdited': z.iso.datetime(),
  items: z.array(CatalogPageHead),
});

export const CatalogItem = Commit.extend({
  '@id': z.url(),
  '@type': z.enum(['nuget:PackageDetails', 'nuget:PackageDelete']),
  'nuget:id': z.string(),
  'nuget:version': z.string(),
});

export type CatalogItem = z.infer<typeof CatalogItem>;

export const CatalogPage = CatalogPageHead.extend({ parent: z.url(), items: z.array(CatalogItem).min(1) });

const CatalogLeaf = z.object({
  '@id': z.url(),
  'catalog:commitId': z.uuid(),
  'catalog:commitTimeStamp': z.iso.datetime(),
  id: z.string(),
  version: z.string(),
  published: z.iso.datetime({ offset: true }),
});

export const CatalogDetails = CatalogLeaf.extend({
  '@type': z.tuple([z.literal('PackageDetails'), z.literal('catalog:Permalink')]),
  deprecation: Deprecation.optional(),
  listed: z.boolean(),
  packageEntries: z
    .array(z.object({ fullName: z.string(), name: z.string(), length: z.int(), compressedLength: z.int() }))
    .min(1)
    .optional(),
  packageHash: z.base64(),
  packageHashAlgorithm: z.literal('SHA512'),
  packageSize: z.int(),
  verbatimVersion: z.string(),
});

export const CatalogDelete = CatalogLeaf.extend({
  '@type': z.tuple([z.literal('PackageDelete'), z.literal('catalog:Permalink')]),
  originalId: z.string(),
});
export const VulnerabilityIndex = z
  .array(
    z.object({
      '@name': z.string().regex(/^[\w-]{1,32}$/),
      '@id': z.url(),
      '@updated': z.iso.datetime({ offset: true }),
    }),
  )
  .min(1)
  .max(16);

export const VulnerabilityPage = z.record(
  z.string(),
  z.array(z.object({ url: z.url(), severity: z.int().min(0).max(3), versions: z.string() })).min(1),
);

export type VulnerabilityIndex = z.infer<typeof VulnerabilityIndex>;

export type VulnerabilityPage = z.infer<typeof VulnerabilityPage>;
