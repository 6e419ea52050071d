import type { Completions } from '@/lib/domain/packages/autocomplete';

const context = { '@vocab': 'http://schema.nuget.org/schema#' };

/** https://learn.microsoft.com/nuget/api/search-autocomplete-service-resource#search-for-package-ids */
export function autocompleteIds({ totalHits, ids }: Completions) {
  return { '@context': context, totalHits, data: ids };
}

/** https://learn.microsoft.com/nuget/api/search-autocomplete-service-resource#enumerate-package-versions */
export function autocompleteVersions(versions: string[]) {
  return { '@context': context, data: versions };
}
