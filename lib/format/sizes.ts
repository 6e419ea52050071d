import { plural } from './sentences';

const units = ['KB', 'MB', 'GB', 'TB'] as const;
const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** A size for people, in steps of 1,024: "512 bytes", "1.5 KB", "250 MB". */
export function formatSize(sizeBytes: number): string {
  if (sizeBytes < 1024) return plural(sizeBytes, 'byte');

  let size = sizeBytes / 1024;
  let step = 0;
  while (size >= 1023.95 && step < units.length - 1) {
    size /= 1024;
    step += 1;
  }
  return `${number.format(size)} ${units[step]}`;
}
