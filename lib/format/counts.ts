const whole = new Intl.NumberFormat('en-GB');
const compact = new Intl.NumberFormat('en-GB', {
  notation: 'compact',
  compactDisplay: 'long',
  maximumFractionDigits: 1,
});

/** The whole number: "1,234,567". */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** The number where space is short: whole below a million, then "1.2 million". */
export function formatCompactCount(count: number): string {
  return count < 1_000_000 ? formatCount(count) : compact.format(count);
}
