import type { Prisma } from '@/lib/db/generated/client';

/** What a version says of itself wherever it is told: on its page, in registration and in the catalog. */
export const describedColumns = {
  key: true,
  id: true,
  fullVersion: true,
  normalizedVersion: true,
  lowerVersion: true,
  title: true,
  description: true,
  authors: true,
  tags: true,
  minClientVersion: true,
  projectUrl: true,
  iconUrl: true,
  licenseUrl: true,
  licenseExpression: true,
} satisfies Prisma.PackageVersionSelect;
