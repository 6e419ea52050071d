/** A route whose answers the front may keep, and the query parameters that its answers depend on. */
export type CacheableRoute = {
  pattern: RegExp;
  parameters: readonly string[];
  /** The same bytes for everybody, whoever asks: a credential sent along means nothing. */
  asset: boolean;
};

const filters = ['skip', 'take', 'prerelease', 'semVerLevel', 'packageType'];

/** Parameters that are not declared here are dropped before a handler sees them. */
const cacheableRoutes: readonly CacheableRoute[] = [
  route(/^\/v3\/flatcontainer\/./),
  route(/^\/v3\/registration\/./),
  route(/^\/v3\/catalog\/./),
  route(/^\/v3\/vulnerabilities\/./),
  route(/^\/v3\/index\.json$/),
  route(/^\/v3\/query\/?$/, ['q', ...filters, 'packageTypes', 'packageTypeFilter']),
  route(/^\/v3\/autocomplete\/?$/, ['q', 'id', ...filters]),
  route(/^\/api\/v2\/package\/[^/]+(?:\/[^/]+)?\/?$/),
  route(/^\/api\/v2\/package-(?:ids|versions\/[^/]+)\/?$/, ['partialId', 'includePrerelease', 'semVerLevel']),
  { ...route(/^\/_next\/static\/./), asset: true },
  { ...route(/^\/pictures\/./), asset: true },
  { ...route(/^\/profiles\/[^/]+\/avatar$/), asset: true },
];

/** The declaration of the route that a path belongs to, if its answers may be kept at all. */
export function findCacheableRoute(path: string): CacheableRoute | undefined {
  return cacheableRoutes.find(({ pattern }) => pattern.test(path));
}

function route(pattern: RegExp, parameters: readonly string[] = []): CacheableRoute {
  return { pattern, parameters, asset: false };
}
