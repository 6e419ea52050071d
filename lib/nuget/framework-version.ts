/** Major, minor, build and revision; parts that were not written are zero. */
export type FrameworkVersion = readonly [major: number, minor: number, build: number, revision: number];

export const noVersion: FrameworkVersion = [0, 0, 0, 0];

/** Reads the digits of a folder name: `472` is 4.7.2, `10.0` is 10.0, and digits after the fourth are dropped. */
export function parseCompactVersion(text: string): FrameworkVersion | undefined {
  if (text.includes('.')) return parseDottedVersion(text);
  const [major = 0, minor = 0, build = 0, revision = 0] = Array.from(text.slice(0, 4), Number);
  return [major, minor, build, revision];
}

/** Reads two to four numbers between dots, as .NET's `Version.TryParse` does. */
export function parseDottedVersion(text: string): FrameworkVersion | undefined {
  const parts = text.split('.', 5);
  if (parts.length < 2 || parts.length > 4) return undefined;
  const numbers = parts.map((part) => parseInteger(part) ?? -1);
  if (numbers.some((number) => number < 0)) return undefined;
  const [major = 0, minor = 0, build = 0, revision = 0] = numbers;
  return [major, minor, build, revision];
}

/** Reads a signed 32-bit integer as .NET's `int.TryParse` does, which tolerates a plus sign and ASCII blanks. */
export function parseInteger(text: string): number | undefined {
  const digits = /^[\t-\r ]*([+-]?[0-9]+)[\t-\r ]*$/.exec(text)?.[1];
  if (digits === undefined) return undefined;
  const number = Number(digits);
  return number >= -(2 ** 31) && number < 2 ** 31 ? number : undefined;
}

export function compareFrameworkVersions(a: FrameworkVersion, b: FrameworkVersion): number {
  for (const [index, part] of a.entries()) {
    const difference = part - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function isNoVersion(version: FrameworkVersion): boolean {
  return version.every((part) => part === 0);
}

/** The parts up to the last that is not zero, but never fewer than asked for. */
export function significantParts(version: FrameworkVersion, atLeast: number): number[] {
  const last = version.findLastIndex((part) => part !== 0);
  return version.slice(0, Math.max(atLeast, last + 1));
}
