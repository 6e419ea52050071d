import { formatCount } from '@/lib/format/counts';
import { plural } from '@/lib/format/sentences';

/** Above this many results the number is an estimate. */
const exactUpTo = 10_000;

/**
 * How much was found, as a sentence: "1 package matches “json”". Of those that were found so many only come close to
 * what was typed.
 */
export function resultsSentence(total: number, query: string, near = 0): string {
  const packages = total > exactUpTo ? `About ${plural(total, 'package')}` : plural(total, 'package');
  const words = query.replace(/\s+/g, ' ').trim();
  if (words === '') return packages;
  if (near > 0)
    return `${resultsSentence(total - near, query)}, ${formatCount(near)} ${near === 1 ? 'comes' : 'come'} close`;
  if (total === 0) return `No package matches “${words}”`;
  return `${packages} ${total === 1 ? 'matches' : 'match'} “${words}”`;
}
