import { z } from 'zod';
import { lowerInvariant } from './invariant-case';

/**
 * The word characters of .NET's `\w`: Unicode letters, combining marks, decimal digits and connectors, of the
 * Basic Multilingual Plane alone, for .NET looks at one UTF-16 unit at a time.
 */
const word = String.raw`(?:(?![\u{10000}-\u{10ffff}])[\p{L}\p{Mn}\p{Nd}\p{Pc}])+`;
const unicodeId = new RegExp(String.raw`^${word}(?:[.-]${word})*$`, 'u');
const unicodePrefix = new RegExp(String.raw`^${word}(?:[.-]${word})*[.-]?$`, 'u');
const asciiId = /^[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*$/;

/** The longest package ID that may be pushed. */
export const maxPushedIdLength = 100;
const maxIdLength = 128;

const shape = 'groups of letters, digits and underscores, joined by single dots or hyphens';

/**
 * A package ID that may be looked up or depended on, as its author wrote it. Compare IDs by `lowerId`, never by the
 * text itself.
 */
export const PackageId = z
  .string()
  .max(maxIdLength, `A package ID has at most ${maxIdLength} characters.`)
  .regex(unicodeId, `A package ID is made of ${shape}.`)
  .brand<'PackageId'>();
export type PackageId = z.infer<typeof PackageId>;

/** A package ID that may be pushed for the first time: ASCII alone, and shorter. Each of them is a `PackageId`. */
export const NewPackageId = z
  .string()
  .max(maxPushedIdLength, `A new package ID has at most ${maxPushedIdLength} characters.`)
  .regex(asciiId, `A new package ID is made of ${shape}, all of them ASCII.`)
  .brand<'PackageId' | 'NewPackageId'>();
export type NewPackageId = z.infer<typeof NewPackageId>;

/** What package IDs may begin with: as an ID, and it may end with a dot or a hyphen. */
export const IdPrefix = z
  .string()
  .max(maxIdLength, `A prefix has at most ${maxIdLength} characters.`)
  .regex(unicodePrefix, `A prefix is made of ${shape}, and may end with one of these.`);

/** The form of an ID to compare, index, link and store by. */
export const lowerId = lowerInvariant;

/**
 * Why an ID cannot be pushed although it can be looked up, or undefined when it can: text that changes under Unicode
 * normalization, or a letter whose other case is several letters or an ASCII one, so that two IDs would look alike or
 * one ID would have two lower-case forms.
 */
export function ambiguityOfId(id: string): string | undefined {
  if (id.normalize('NFC') !== id) return 'it is not in Unicode normalization form C';
  for (const character of id) {
    if (foldsAmbiguously(character))
      return `the letter "${character}" changes into other letters with its case`;
  }
  return undefined;
}

const ascii = /^[\0-\x7f]*$/;

function foldsAmbiguously(character: string): boolean {
  if (ascii.test(character)) return false;
  const cases = [character.toLowerCase(), character.toUpperCase()];
  return cases.some((form) => [...form].length > 1 || ascii.test(form));
}
