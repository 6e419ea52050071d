import type { KnownVulnerability, VulnerabilityOverview } from '@/lib/domain/advisories/known';
import { compareVersions } from '@/lib/nuget/version';
import { parseRange, type VersionRange } from '@/lib/nuget/version-range';
import type { Links } from './links';

/** https://learn.microsoft.com/nuget/api/vulnerability-info#vulnerability-index */
export function vulnerabilityIndex({ generation, base, update }: VulnerabilityOverview, links: Links) {
  return [
    {
      '@name': 'base',
      '@id': links.vulnerabilityPage(generation, 'base'),
      '@updated': base.toISOString(),
      comment: 'What is known, but for what was learnt lately.',
    },
    {
      '@name': 'update',
      '@id': links.vulnerabilityPage(generation, 'update'),
      '@updated': update.toISOString(),
      comment: 'What was learnt since the base was written.',
    },
  ];
}

type Entry = { url: string; severity: number; versions: string };

/**
 * An object even when it is empty, for clients refuse an array.
 *
 * https://learn.microsoft.com/nuget/api/vulnerability-info#vulnerability-page
 */
export function vulnerabilityPage(known: readonly KnownVulnerability[]): Record<string, Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const { lowerId, range, url, severity } of known) {
    const list = entries.get(lowerId) ?? [];
    entries.set(lowerId, list);
    list.push({ url, severity, versions: range });
  }
  return Object.fromEntries([...entries].map(([lowerId, list]) => [lowerId, sortEntries(list)]));
}

/** The highest versions first, then the lowest of them, each bound after none; then by address. */
function sortEntries(entries: Entry[]): Entry[] {
  if (entries.length === 1) return entries;
  return entries
    .map((entry) => ({ entry, range: parseRange(entry.versions) }))
    .sort((a, b) => {
      const order = compareBounds(a.range, b.range, 'max') || compareBounds(a.range, b.range, 'min');
      if (order !== 0) return order;
      return a.entry.url < b.entry.url ? -1 : Number(a.entry.url > b.entry.url);
    })
    .map(({ entry }) => entry);
}

function compareBounds(a: VersionRange | undefined, b: VersionRange | undefined, bound: 'min' | 'max') {
  const [one, other] = [a?.[bound], b?.[bound]];
  if (one === undefined || other === undefined)
    return Number(one !== undefined) - Number(other !== undefined);
  return compareVersions(other, one);
}
