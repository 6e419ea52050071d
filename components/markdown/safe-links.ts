/** Where a link of a package's author may lead: the web, or a place on the same page. */
export function safeLink(url: string): string | undefined {
  if (url.startsWith('#')) return url;
  return webAddress(url)?.href;
}

/** An image of a package's author: from the web, and never in the clear. */
export function safeImage(url: string): string | undefined {
  const address = webAddress(url);
  if (address === undefined) return undefined;
  address.protocol = 'https:';
  return address.href;
}

function webAddress(url: string): URL | undefined {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  return address?.protocol === 'https:' || address?.protocol === 'http:' ? address : undefined;
}
