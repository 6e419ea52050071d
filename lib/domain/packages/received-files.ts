import { createHash } from 'node:crypto';
import type { Nupkg } from '@/lib/nuget/nupkg';
import { iconType, maxInnerFileBytes, requireLicenseFile, requireReadme } from '@/lib/nuget/inner-file-rules';
import { objectName } from '@/lib/storage/paths';
import type { Staged } from '@/lib/storage/staging';
import type { NewObject } from '../stored-objects';

/** A file that is stored on its own. */
export type ReceivedFile = NewObject & {
  kind: 'nupkg' | 'nuspec' | 'icon' | 'readme' | 'license';
  contentType: string;
};

/** The package as it was pushed. */
export function packageFile({ path, sha512, sizeBytes }: Staged): ReceivedFile {
  return {
    kind: 'nupkg',
    objectName: objectName(sha512),
    sizeBytes,
    contentType: 'application/octet-stream',
    from: path,
  };
}

/** What clients and pages ask of a package's content one by one. Throws InvalidPackage when one is not there or is not fit. */
export async function innerFiles(nupkg: Nupkg): Promise<ReceivedFile[]> {
  const { icon, readme, license } = nupkg.nuspec;
  const files = [fileOf('nuspec', 'text/xml', nupkg.nuspecBytes)];
  if (icon !== undefined) {
    const bytes = await nupkg.readEntry(icon, maxInnerFileBytes);
    files.push(fileOf('icon', iconType(icon, bytes), bytes));
  }
  if (readme !== undefined) {
    const bytes = await nupkg.readEntry(readme, maxInnerFileBytes);
    requireReadme(readme, bytes);
    files.push(fileOf('readme', 'text/markdown; charset=utf-8', bytes));
  }
  if (license?.type === 'file') {
    const bytes = await nupkg.readEntry(license.path, maxInnerFileBytes);
    requireLicenseFile(license.path, bytes);
    files.push(fileOf('license', 'text/plain; charset=utf-8', bytes));
  }
  return files;
}

function fileOf(kind: ReceivedFile['kind'], contentType: string, bytes: Uint8Array): ReceivedFile {
  const sha512 = createHash('sha512').update(bytes).digest();
  return { kind, objectName: objectName(sha512), sizeBytes: bytes.byteLength, contentType, from: bytes };
}
