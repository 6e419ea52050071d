import { InvalidPackage } from './invalid-package';
import type { Nupkg } from './nupkg';
import { hasPackageType } from './package-type';

const path = '.mcp/server.json';
const maxCharacters = 20_000;
/** UTF-8 needs up to four bytes for a character, and may begin with a mark. */
const maxBytes = 4 * maxCharacters + 3;

/**
 * Holds the description of an MCP server to its rules, and gives sentences on what it should do better. Packages of
 * other types have none. Throws `InvalidPackage`.
 */
export async function checkMcpServer(
  nupkg: Pick<Nupkg, 'nuspec' | 'entries' | 'readEntry'>,
): Promise<string[]> {
  if (!hasPackageType(nupkg.nuspec.packageTypes, 'McpServer')) return [];
  if (!nupkg.entries.some((entry) => entry.path === path)) {
    return [
      `The package is an MCP server without the file "${path}". Add it, so that clients can set it up.`,
    ];
  }
  const text = new TextDecoder('utf-8').decode(await nupkg.readEntry(path, maxBytes));
  if (text.length > maxCharacters) {
    throw new InvalidPackage(`The file "${path}" has more than ${maxCharacters} characters. Shorten it.`);
  }
  if (!isFilledObject(text)) {
    throw new InvalidPackage(
      `The file "${path}" is no JSON object with something in it. Describe the server there.`,
    );
  }
  return [];
}

function isFilledObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return (
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
    );
  } catch {
    return false;
  }
}
