/**
 * Something that was pushed is not a valid package. The message is for the person who pushed it: one sentence or two
 * that name the entry, element or value at fault in double quotes and say what to do about it.
 */
export class InvalidPackage extends Error {
  override readonly name = 'InvalidPackage';
}

const longestQuote = 100;

/** A value of the pusher's between double quotes: on one line, and shortened when it is long. */
export function quote(value: string): string {
  // Control and line characters would break the single line that clients show.
  const oneLine = value.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu, '\u{fffd}');
  const characters = [...oneLine];
  const shown = characters.length > longestQuote ? `${characters.slice(0, longestQuote).join('')}…` : oneLine;
  return `"${shown}"`;
}
