import { createHash } from 'node:crypto';
import type { Nupkg } from '@/lib/nuget/nupkg';
import { InvalidPackage } from '@/lib/nuget/invalid-package';
import { objectName } from '@/lib/storage/paths';
import type { Staged } from '@/lib/storage/staging';
import type { NewObject } from '../stored-objects';

/** A file that is stored on its own. */
export type ReceivedFile = NewObject & {
  kind: 'nupkg' | 'nuspec' | 'icon' | 'readme' | 'license';
  contentType: string;
};

const maxTextBytes = 1_048_576;
const maxIconBytes = 1_048_576;

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

/** What clients and pages ask of a package's content one by one. Throws InvalidPackage when one is not there. */
export async function innerFiles(nupkg: Nupkg): Promise<ReceivedFile[]> {
  const { icon, readme, license } = nupkg.nuspec;
  const files = [fileOf('nuspec', 'text/xml', nupkg.nuspecBytes)];
  if (icon !== undefined) {
    const bytes = await nupkg.readEntry(icon, maxIconBytes);
    files.push(fileOf('icon', iconType(icon, bytes), bytes));
  }
  if (readme !== undefined) {
    const bytes = await nupkg.readEntry(readme, maxTextBytes);
    files.push(fileOf('readme', 'text/markdown; charset=utf-8', bytes));
  }
  if (license?.type === 'file') {
    const bytes = await nupkg.readEntry(license.path, maxTextBytes);
    files.push(fileOf('license', 'text/plain; charset=utf-8', bytes));
  }
  return files;
}

function fileOf(kind: ReceivedFile['kind'], contentType: string, bytes: Uint8Array): ReceivedFile {
  const sha512 = createHash('sha512').update(bytes).digest();
  return { kind, objectName: objectName(sha512), sizeBytes: bytes.byteLength, contentType, from: bytes };
}

const pngMagic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const jpegMagic = Buffer.from([0xff, 0xd8, 0xff]);

/** What an icon is by its bytes: its name proves nothing. */
function iconType(path: string, bytes: Uint8Array): string {
  const begins = (magic: Buffer) => magic.equals(bytes.subarray(0, magic.length));
  if (begins(pngMagic)) return 'image/png';
  if (begins(jpegMagic)) return 'image/jpeg';
  throw new InvalidPackage(`The icon "${path}" is neither a PNG nor a JPEG image. Use one of these.`);
}
