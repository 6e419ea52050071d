import { InvalidPackage, quote } from './invalid-package';

const maxNameBytes = 1024;

/**
 * The path of an entry as clients see it: percent escapes are resolved, and separators are forward slashes. A name
 * that could lead out of the folder it is extracted to is refused.
 */
export function readEntryPath(rawName: Buffer): string {
  const name = rawName.toString('utf8');
  if (name === '') throw new InvalidPackage('The package has an entry without a name. Pack it again.');
  if (rawName.length > maxNameBytes) throw refused(name, `its path is longer than ${maxNameBytes} bytes`);

  const unescaped = unescapeName(name);
  if (`${name}\n${unescaped}`.includes('\\\\')) throw refused(name, 'it has two backslashes in a row');
  if (/\p{Cc}/u.test(unescaped)) throw refused(name, 'it has a control character');

  const path = unescaped.replaceAll('\\', '/');
  if (/^(?:\/|[A-Za-z]:)/.test(path)) throw refused(name, 'it is an absolute path');
  if (path.split('/').includes('..')) throw refused(name, 'it leads out of its folder ("..")');
  if (segmentsOf(path).length === 0) throw refused(name, 'it names no file');
  return path;
}

/** What is equal for two paths that are one file on some disk: case, repeated slashes and dots do not count. */
export function collapsePath(path: string): string {
  return segmentsOf(path).join('/') + (path.endsWith('/') ? '/' : '');
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}

/** Resolves the escapes that are valid and leaves the others, as .NET's `Uri.UnescapeDataString` does. */
function unescapeName(name: string): string {
  return name.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes.replace(/%[0-7][0-9a-f]/gi, (escape) => decodeURIComponent(escape));
    }
  });
}

function refused(name: string, reason: string): InvalidPackage {
  return new InvalidPackage(`The package may not have the entry ${quote(name)}: ${reason}.`);
}
