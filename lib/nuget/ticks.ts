/*
 * Moments as .NET counts them: ticks of 100 ns since the year 1, in UTC.
 */

const ticksPerSecond = 10_000_000n;
const ticksPerMs = 10_000n;
const unixEpochMs = 62_135_596_800_000;

export const ticksOf = (date: Date): bigint => BigInt(date.getTime() + unixEpochMs) * ticksPerMs;

/** ISO 8601 with seven digits, such as `2026-11-21T08:30:00.1234567Z`. */
export function ticksText(ticks: bigint): string {
  const seconds = new Date(Number(ticks / ticksPerSecond) * 1000 - unixEpochMs);
  const fraction = String(ticks % ticksPerSecond).padStart(7, '0');
  return `${seconds.toISOString().slice(0, -'.000Z'.length)}.${fraction}Z`;
}

/** The same as a part of an address, such as `2026.11.21.08.30.00.1234567`. */
export const ticksInPath = (ticks: bigint): string => ticksText(ticks).slice(0, -1).replace(/[-T:]/g, '.');

/** The moment of such a part; undefined for what is none. */
export function parseTicksInPath(part: string): bigint | undefined {
  const [, ...numbers] = /^(\d{4})\.(\d\d)\.(\d\d)\.(\d\d)\.(\d\d)\.(\d\d)\.(\d{7})$/.exec(part) ?? [];
  const [year, month, day, hour, minute, second, fraction] = numbers;
  if (fraction === undefined) return undefined;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(date.getTime())) return undefined;
  const ticks = ticksOf(date) + BigInt(fraction);
  return ticks >= 0n && ticksInPath(ticks) === part ? ticks : undefined;
}
