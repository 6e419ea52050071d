import { InvalidPackage, quote } from './invalid-package';

/** The most bytes of an icon, a readme or a license file. */
export const maxInnerFileBytes = 1_048_576;

const pngMagic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const jpegMagic = Buffer.from([0xff, 0xd8, 0xff]);

/** The content type of an icon, by its bytes: its name proves nothing, yet has to fit. Throws `InvalidPackage`. */
export function iconType(path: string, bytes: Uint8Array): 'image/png' | 'image/jpeg' {
  requireExtension('icon', path, ['.png', '.jpg', '.jpeg']);
  const begins = (magic: Buffer) => magic.equals(bytes.subarray(0, magic.length));
  if (begins(pngMagic)) return 'image/png';
  if (begins(jpegMagic)) return 'image/jpeg';
  throw new InvalidPackage(`The icon ${quote(path)} is neither a PNG nor a JPEG image. Use one of these.`);
}

/** Throws `InvalidPackage` unless the file can be a readme. */
export function requireReadme(path: string, bytes: Uint8Array): void {
  requireExtension('readme', path, ['.md']);
  if (bytes.byteLength === 0) {
    throw new InvalidPackage(
      `The readme ${quote(path)} is empty. Write one, or leave the element "readme" out.`,
    );
  }
  requirePlainText('readme', path, bytes);
}

/** Throws `InvalidPackage` unless the file can be a license. */
export function requireLicenseFile(path: string, bytes: Uint8Array): void {
  requireExtension('license', path, ['', '.txt', '.md']);
  requirePlainText('license', path, bytes);
}

function requireExtension(kind: string, path: string, allowed: readonly string[]): void {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const extension = dot < 0 ? '' : name.slice(dot).toLowerCase();
  if (allowed.includes(extension)) return;
  const named = allowed.filter((one) => one !== '').join(', ');
  throw new InvalidPackage(
    `The ${kind} ${quote(path)} has the extension ${quote(extension)}. Give it one of these: ${named}` +
      `${allowed.includes('') ? ', or none' : ''}.`,
  );
}

/** Tab, line feed, carriage return and form feed are text; other bytes below a space are not. */
const textControls = [0x09, 0x0a, 0x0d, 0x0c];

function requirePlainText(kind: string, path: string, bytes: Uint8Array): void {
  const found = bytes.find((byte) => byte < 0x20 && !textControls.includes(byte));
  if (found === undefined) return;
  throw new InvalidPackage(
    `The ${kind} ${quote(path)} is no plain text: it has the byte ${found}. Save it as UTF-8 text.`,
  );
}
