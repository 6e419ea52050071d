import type { ByteRange } from '@/lib/storage/storage';

export type WantedBytes = ByteRange | 'whole' | 'unsatisfiable';

const singleRange = /^bytes=\s*(\d*)-(\d*)\s*$/i;

/**
 * Which bytes of so many a `Range` header wants. Several ranges, other units and nonsense mean the whole, as RFC 9110
 * section 14.2 allows.
 */
export function wantedBytes(header: string | undefined, sizeBytes: number): WantedBytes {
  const [, from, to] = singleRange.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return 'whole';

  if (from === '') {
    const last = sizeBytes - 1;
    const first = Math.max(0, sizeBytes - Number(to));
    return first > last ? 'unsatisfiable' : { first, last };
  }
  const first = Number(from);
  if (to !== '' && Number(to) < first) return 'whole';
  if (first >= sizeBytes) return 'unsatisfiable';
  return { first, last: to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1) };
}
