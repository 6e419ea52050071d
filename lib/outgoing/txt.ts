import dns from 'node:dns';
import { Resolver } from 'node:dns/promises';

/** The name servers did not say whether there is such a record. */
export class TxtUnknown extends Error {
  override name = 'TxtUnknown';
}

const timeoutMs = 2500;

const nothingThere = ['ENOTFOUND', 'ENODATA'];

/** The TXT records of a name, by the name servers of this process. Throws TxtUnknown where they do not say. */
export async function readTxt(name: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 });
  // Asked of the module: a name that is imported keeps those that it had first.
  resolver.setServers(dns.getServers());
  try {
    return (await resolver.resolveTxt(name)).map((chunks) => chunks.join(''));
  } catch (error) {
    if (error instanceof Error && 'code' in error && nothingThere.includes(String(error.code))) return [];
    throw new TxtUnknown(`The TXT records of ${name} cannot be read.`, { cause: error });
  }
}
