import { headers } from 'next/headers';

/** The word by which this page's own scripts are known to the browser; the front makes one for each page. */
export async function pageNonce(): Promise<string | undefined> {
  const policy = (await headers()).get('content-security-policy') ?? '';
  return /'nonce-([^']+)'/.exec(policy)?.[1];
}
