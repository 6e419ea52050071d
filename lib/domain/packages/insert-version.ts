import type { Transaction } from '@/lib/db/transaction';
import type { DependencyGroup } from '@/lib/nuget/dependency';
import { lowerId } from '@/lib/nuget/id';
import { isSemVer2Package, type Nuspec } from '@/lib/nuget/nuspec';
import { sortKey } from '@/lib/nuget/sort-key';
import { fullVersion, isPrerelease } from '@/lib/nuget/version';
import type { EarlierPublication } from './earlier-publication';
import type { ReceivedPackage } from './receive';

/** The rows of a new version, listed from now on unless it was published before. Gives its key. */
export async function insertVersion(
  tx: Transaction,
  packageKey: number,
  pusherKey: number,
  received: ReceivedPackage,
  earlier?: EarlierPublication,
): Promise<number> {
  const { nuspec, normalizedVersion, lowerVersion, sha512, sizeBytes } = received;
  const publishedAt = earlier?.publishedAt ?? new Date();
  const { key } = await tx.packageVersion.create({
    data: {
      packageKey,
      pusherKey,
      id: nuspec.id,
      version: nuspec.version.original,
      fullVersion: fullVersion(nuspec.version),
      normalizedVersion,
      lowerVersion,
      sortKey: new Uint8Array(sortKey(nuspec.version)),
      prerelease: isPrerelease(nuspec.version),
      semVer2: isSemVer2Package(nuspec),
      listed: earlier?.listed ?? true,
      createdAt: publishedAt,
      publishedAt,
      editedAt: publishedAt,
      sha512,
      sizeBytes,
      signed: received.signed,
      ...textsOf(nuspec),
    },
    select: { key: true },
  });

  await tx.versionFile.createMany({
    data: received.files.map(({ kind, objectName, sizeBytes: bytes, contentType }) => ({
      versionKey: key,
      kind,
      objectName,
      sizeBytes: bytes,
      contentType,
    })),
  });
  await tx.dependency.createMany({ data: dependencyRows(key, nuspec) });
  await tx.packageType.createMany({
    data: nuspec.packageTypes.map(({ name, version }) => ({
      versionKey: key,
      name,
      typeVersion: version === '' ? null : version,
    })),
  });
  await tx.targetFramework.createMany({
    data: received.targetFrameworks.map((framework) => ({ versionKey: key, framework })),
  });
  await tx.downloadTotal.create({ data: { versionKey: key, count: 0 }, select: { versionKey: true } });
  return key;
}

function textsOf(nuspec: Nuspec) {
  return {
    title: nuspec.title,
    description: nuspec.description,
    summary: nuspec.summary,
    releaseNotes: nuspec.releaseNotes,
    authors: nuspec.authors.join(', '),
    tags: [...nuspec.tags],
    copyright: nuspec.copyright,
    language: nuspec.language,
    minClientVersion: nuspec.minClientVersion?.original ?? '',
    projectUrl: nuspec.projectUrl,
    repositoryUrl: nuspec.repository.url,
    repositoryType: nuspec.repository.type,
    repositoryBranch: nuspec.repository.branch,
    repositoryCommit: nuspec.repository.commit,
    iconUrl: nuspec.iconUrl,
    licenseUrl: nuspec.licenseUrl,
    licenseExpression: nuspec.license?.type === 'expression' ? nuspec.license.expression : '',
    requireLicenseAcceptance: nuspec.requireLicenseAcceptance,
    developmentDependency: nuspec.developmentDependency,
  };
}

type DependencyRow = {
  targetFramework: string | null;
  id: string | null;
  lowerId: string | null;
  range: string | null;
};

function dependencyRows(versionKey: number, { dependencyGroups }: Nuspec) {
  return dependencyGroups.flatMap(rowsOfGroup).map((row, position) => ({ versionKey, position, ...row }));
}

/** A group without dependencies says something too: it has a row without an ID. */
function rowsOfGroup(group: DependencyGroup): DependencyRow[] {
  const { targetFramework = null, dependencies } = group;
  if (dependencies.length === 0) return [{ targetFramework, id: null, lowerId: null, range: null }];
  return dependencies.map(({ id, range }) => ({ targetFramework, id, lowerId: lowerId(id), range }));
}
