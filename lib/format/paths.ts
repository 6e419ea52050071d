/** The page of a package at its latest version. */
export function packagePath(id: string): string {
  return `/packages/${encodeURIComponent(id)}`;
}

/** The page of one version, or one of its tabs. */
export function versionPath(id: string, version: string, tab?: string): string {
  const path = `${packagePath(id)}/${encodeURIComponent(version)}`;
  return tab === undefined ? path : `${path}/${tab}`;
}

export function profilePath(username: string): string {
  return `/profiles/${encodeURIComponent(username)}`;
}

/** A search, by the parameters that differ from the usual: the rest stay out of the address. */
export function searchPath(parameters: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? '/packages' : `/packages?${text}`;
}

/** The search for every package that bears a tag. */
export function tagPath(tag: string): string {
  return searchPath({ q: `tags:"${tag}"` });
}
