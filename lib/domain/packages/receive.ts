import { env } from '@/lib/config/env';
import { assetFrameworks } from '@/lib/nuget/asset-frameworks';
import { shortName } from '@/lib/nuget/framework';
import { lowerId } from '@/lib/nuget/id';
import { requireApproved } from '@/lib/nuget/license-approval';
import { checkMcpServer } from '@/lib/nuget/mcp-server';
import { type Nupkg, openNupkg } from '@/lib/nuget/nupkg';
import { isSymbolsPackage, type Nuspec } from '@/lib/nuget/nuspec';
import { isPdbPath } from '@/lib/nuget/snupkg-rules';
import { lowerVersion, normalizedVersion } from '@/lib/nuget/version';
import type { Staged } from '@/lib/storage/staging';
import { signatureMissing, symbolsPackageMisplaced } from '../errors';
import { takeIn } from '../incoming';
import { innerFiles, packageFile, type ReceivedFile } from './received-files';

/** A package that came in whole and is valid in itself. */
export type ReceivedPackage = {
  id: string;
  lowerId: string;
  normalizedVersion: string;
  lowerVersion: string;
  nuspec: Nuspec;
  /** What its files are made for, as short names. */
  targetFrameworks: readonly string[];
  /** Whether debuggers may find something in it. */
  holdsPdbs: boolean;
  sha512: Uint8Array<ArrayBuffer>;
  sizeBytes: number;
  /** In the order of their names, in which they are locked. */
  files: ReceivedFile[];
  staged: Staged;
  /** An author or another gallery signed the package. We do not verify it. */
  signed: boolean;
  warnings: readonly string[];
  /** Throws the staged bytes away, unless they were stored. */
  close(): Promise<void>;
};

/** Takes a package in and checks everything that can be known without the database. */
export function receivePackage(
  source: AsyncIterable<Uint8Array>,
  limitBytes: number,
): Promise<ReceivedPackage> {
  return takeIn(source, limitBytes, readPackage);
}

async function readPackage(staged: Staged): Promise<ReceivedPackage> {
  const nupkg = await openNupkg(staged.path);
  try {
    const { nuspec } = nupkg;
    if (isSymbolsPackage(nuspec)) throw symbolsPackageMisplaced();
    requireApproved(nuspec.license, env().LICENSES);
    if (env().REQUIRE_SIGNATURE && !nupkg.isSigned) throw signatureMissing();
    const mcpWarnings = await checkMcpServer(nupkg);
    const files = [packageFile(staged), ...(await innerFiles(nupkg))];
    return {
      id: nuspec.id,
      lowerId: lowerId(nuspec.id),
      normalizedVersion: normalizedVersion(nuspec.version),
      lowerVersion: lowerVersion(nuspec.version),
      nuspec,
      targetFrameworks: targetFrameworksOf(nupkg),
      holdsPdbs: nupkg.entries.some(({ path }) => isPdbPath(path)),
      sha512: staged.sha512,
      sizeBytes: staged.sizeBytes,
      files: files.sort((a, b) => (a.objectName < b.objectName ? -1 : 1)),
      staged,
      signed: nupkg.isSigned,
      warnings: [...nuspec.warnings, ...mcpWarnings],
      close: () => staged.remove(),
    };
  } finally {
    await nupkg.close();
  }
}

function targetFrameworksOf({ nuspec, entries }: Nupkg): string[] {
  const packageTypes = nuspec.packageTypes.map(({ name }) => name);
  const paths = entries.map(({ path }) => path);
  const names = assetFrameworks({ id: nuspec.id, packageTypes, paths }).map(shortName);
  return [...new Set(names)];
}
