import { InvalidPackage, quote } from './invalid-package';

/**
 * The text of an XML file in UTF-8, or in UTF-16 when it begins with a byte order mark or with `<` in two bytes. An
 * encoding that its declaration names must be the one it is in, for clients refuse the file otherwise.
 */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  const text = decode(bytes, encoding);
  const declared = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
  if (declared !== undefined && !allowedNames[encoding].includes(declared.toLowerCase())) {
    throw new InvalidPackage(`The nuspec declares the encoding ${quote(declared)}. Save it as UTF-8.`);
  }
  return text;
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const allowedNames: Record<Encoding, readonly string[]> = {
  'utf-8': ['utf-8', 'us-ascii'],
  'utf-16le': ['utf-16', 'utf-16le'],
  'utf-16be': ['utf-16', 'utf-16be'],
};

function encodingOf([first, second]: Uint8Array): Encoding {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return 'utf-8';
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new InvalidPackage('The nuspec holds bytes that are no text. Save it as UTF-8.', { cause });
  }
}
