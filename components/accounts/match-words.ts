import type { KeyMatches } from '@/lib/domain/api-keys/matches';
import { formatCount } from '@/lib/format/counts';
import { plural } from '@/lib/format/sentences';

/** Which packages patterns cover now, for people; of nothing it says that they may not see it. */
export function matchWords(matches: KeyMatches | undefined): string {
  if (matches === undefined) return 'Which packages that covers is shown to those who may read them.';
  const { ids, count, owned } = matches;
  if (owned === 0) return 'This owner has no packages yet. Those that come are covered where a pattern fits.';
  if (count === 0) {
    return `Covers none of the ${plural(owned, 'package')} now. Those that come are covered where a pattern fits.`;
  }
  const more = count > ids.length ? ` and ${formatCount(count - ids.length)} more` : '';
  const all =
    count === owned ? (owned === 1 ? 'the only package' : `all ${plural(owned, 'package')}`) : undefined;
  return `Covers ${all ?? `${formatCount(count)} of ${plural(owned, 'package')}`} now: ${ids.join(', ')}${more}.`;
}
