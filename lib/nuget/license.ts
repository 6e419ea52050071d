import parse from 'spdx-expression-parse';
import { InvalidPackage, quote } from './invalid-package';
import type { Metadata } from './nuspec-metadata';
import { readUrl, requireLength, requireTextAlone } from './nuspec-values';

/** What a nuspec's `<license>` says: an SPDX expression as written, or the path of a file in the package. */
export type License =
  | { readonly type: 'expression'; readonly expression: string }
  | { readonly type: 'file'; readonly path: string };

const maxLicenseLength = 500;

/** https://learn.microsoft.com/nuget/reference/nuspec#license */
export function readLicense(metadata: Metadata): License | undefined {
  const license = readElement(metadata);
  const licenseUrl = readUrl(metadata, 'licenseUrl');
  if (license !== undefined) requireLicenseUrl(license, licenseUrl);
  else if (licenseUrl === licenseFileUrl) {
    throw new InvalidPackage(
      `The nuspec's licenseUrl ${quote(licenseUrl)} stands for a license that the nuspec does not say. Add the element "license".`,
    );
  }
  return license;
}

function readElement({ elements }: Metadata): License | undefined {
  const element = elements.get('license');
  if (element === undefined) return undefined;
  requireTextAlone(element);
  requireLength('license', element.text, maxLicenseLength);
  requireVersion(element.attributes.get('version')?.trim() ?? '');

  const value = element.text.trim();
  const type = element.attributes.get('type')?.trim().toLowerCase();
  if (type !== 'expression' && type !== 'file') {
    throw new InvalidPackage('The nuspec\'s license needs the attribute "type" with "expression" or "file".');
  }
  if (value === '') throw new InvalidPackage(`The nuspec's license of the type ${quote(type)} is empty.`);
  if (type === 'file') return { type, path: value.replaceAll('\\', '/') };
  parseLicenseExpression(value);
  return { type, expression: value };
}

/**
 * Packing tools write an address beside the license, for clients that know no other way to tell it. A package without
 * that address is taken all the same.
 */
function requireLicenseUrl(license: License, licenseUrl: string): void {
  if (licenseUrl === '') return;
  const expected =
    license.type === 'file'
      ? licenseFileUrl
      : `https://licenses.nuget.org/${encodeURIComponent(license.expression)}`;
  if (unescaped(licenseUrl) === unescaped(expected)) return;
  throw new InvalidPackage(
    `The nuspec's licenseUrl ${quote(licenseUrl)} says something else than its license. Leave it out, or write ${quote(expected)}.`,
  );
}

/** What packing tools write where the license is a file of the package. */
const licenseFileUrl = 'https://aka.ms/deprecateLicenseUrl';

/** Tools differ in what they escape beyond spaces. */
function unescaped(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function requireVersion(version: string): void {
  if (version === '' || version === '1.0.0') return;
  throw new InvalidPackage(`The nuspec's license has the version ${quote(version)}. Only "1.0.0" is known.`);
}

/** An SPDX license expression as a tree: a license, or two expressions joined by `and` or `or`. */
export type LicenseExpression = parse.Info;

/** https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/ */
export function parseLicenseExpression(text: string): LicenseExpression {
  try {
    return parse(text);
  } catch (cause) {
    throw new InvalidPackage(
      `The license ${quote(text)} is not an SPDX license expression of known identifiers, such as "MIT OR Apache-2.0".`,
      { cause },
    );
  }
}

/** A piece of a license expression: an identifier that can be looked up, or the text between two. */
export type LicenseSegment = { readonly kind: 'license' | 'exception' | 'text'; readonly text: string };

/** The pieces of a valid expression, which together are the expression again. */
export function licenseSegments(expression: string): LicenseSegment[] {
  const pieces = expression.match(/[A-Za-z0-9.:-]+|[^A-Za-z0-9.:-]+/g) ?? [];
  let follows = '';
  return pieces.map((text) => {
    if (!/^[A-Za-z0-9]/.test(text)) return { kind: 'text', text };
    const isOperator = /^(?:and|or|with)$/i.test(text);
    const kind = isOperator ? 'text' : follows === 'with' ? 'exception' : 'license';
    follows = text.toLowerCase();
    return { kind, text };
  });
}
