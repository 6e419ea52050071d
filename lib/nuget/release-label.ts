const allowedCharacters = /^[0-9A-Za-z-]+$/;
const integer = /^-?[0-9]+$/;
const maxInt32 = 2_147_483_647;
const minInt32 = -2_147_483_648;

/** A part between the dots of `beta.2`: letters, digits and hyphens, and no number with a leading zero. */
export function isReleaseLabel(label: string): boolean {
  return isMetadataPart(label) && !/^0[0-9]+$/.test(label);
}

/** A part between the dots after the plus sign: as a release label, but leading zeros are welcome. */
export function isMetadataPart(part: string): boolean {
  return allowedCharacters.test(part);
}

/**
 * The number a label is compared by, or undefined when it is compared as text. As in NuGet's own comparer the
 * number is whatever fits a signed 32-bit integer: `-5` (of `1.0.0--5`) is one, `20240101120000` is not.
 */
export function numericLabel(label: string): number | undefined {
  if (!integer.test(label)) return undefined;
  const value = Number(label);
  if (value > maxInt32 || value < minInt32) return undefined;
  // `-0` is the number zero, and JavaScript would keep its sign.
  return value + 0;
}

/** Numbers before text, numbers by value, text without regard to case. */
export function compareReleaseLabels(a: string, b: string): number {
  const numberA = numericLabel(a);
  const numberB = numericLabel(b);
  if (numberA !== undefined && numberB !== undefined) return Math.sign(numberA - numberB);
  if (numberA !== undefined) return -1;
  if (numberB !== undefined) return 1;
  return compareText(a.toUpperCase(), b.toUpperCase());
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
