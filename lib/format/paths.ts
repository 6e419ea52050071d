/** The page of a package at its latest version. */
export function packagePath(id: string): string {
  return `/packages/${encodeURIComponent(id)}`;
}

/** What was done to a package, for its owners. */
export function packageActivityPath(id: string): string {
  return `${packagePath(id)}/activity`;
}

/** Who owns a package, for its owners, who decide about that. */
export function packageOwnersPath(id: string): string {
  return `${packagePath(id)}/owners`;
}

/** The page of one version, or one of its tabs. */
export function versionPath(id: string, version: string, tab?: string): string {
  const path = `${packagePath(id)}/${encodeURIComponent(version)}`;
  return tab === undefined ? path : `${path}/${tab}`;
}

/** Where a version is reported, for one reason or to choose one. */
export function reportPath(id: string, version: string, reason?: string): string {
  const path = versionPath(id, version, 'report');
  return reason === undefined ? path : `${path}?reason=${encodeURIComponent(reason)}`;
}

/** What an account has published. */
export function profilePath(username: string, page = 1): string {
  const path = `/profiles/${encodeURIComponent(username)}`;
  return page === 1 ? path : `${path}?page=${page}`;
}

/** Where an organization is managed, or one of the pages of that. */
export function organizationPath(name: string, page?: string): string {
  const path = `/organizations/${encodeURIComponent(name)}`;
  return page === undefined ? path : `${path}/${page}`;
}

/** Who holds a prefix or may publish an ID; without either, all prefixes. */
export function prefixesPath(id = ''): string {
  return id === '' ? '/prefixes' : `/prefixes?id=${encodeURIComponent(id)}`;
}

/** A request for a prefix, for who asks and who decides. */
export function prefixRequestPath(key: number): string {
  return `/account/prefixes/${key}`;
}

/** Where administrators say who owns a prefix. */
export function managePrefixPath(value: string): string {
  return `/admin/prefixes/${encodeURIComponent(value)}`;
}

/** A person's picture, by its hash. */
export function picturePath(hash: string): string {
  return `/pictures/${hash}.webp`;
}

/** What an outside service shows of a person without a picture. */
export function avatarPath(username: string): string {
  return `${profilePath(username)}/avatar`;
}

/** The icon of a version that has one. */
export function iconPath(id: string, version: string): string {
  const [lowerId, lowerVersion] = [id, version].map((part) => encodeURIComponent(part.toLowerCase()));
  return `/v3/flatcontainer/${lowerId}/${lowerVersion}/icon`;
}

/** Where a version's bytes are downloaded. */
export function downloadPath(id: string, version: string): string {
  const [lowerId, lowerVersion] = [id, version].map((part) => encodeURIComponent(part.toLowerCase()));
  return `/v3/flatcontainer/${lowerId}/${lowerVersion}/${lowerId}.${lowerVersion}.nupkg`;
}

/** Where a version's symbols package is downloaded. */
export function symbolsPath(id: string, version: string): string {
  const [lowerId, lowerVersion] = [id, version].map((part) => encodeURIComponent(part.toLowerCase()));
  return `/api/v2/symbolpackage/${lowerId}/${lowerVersion}`;
}

/** A search, by the parameters that differ from the usual: the rest stay out of the address. */
export const searchPath = (parameters: Record<string, string | number | undefined>): string =>
  pathWith('/packages', parameters);

/** An address with those parameters that say something. */
export function pathWith(path: string, parameters: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The search for every package that bears a tag. */
export function tagPath(tag: string): string {
  return searchPath({ q: `tags:"${tag}"` });
}
