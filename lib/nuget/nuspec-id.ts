import { ambiguityOfId, PackageId } from './id';
import { InvalidPackage, quote } from './invalid-package';
import { requireNoPlaceholder } from './nuspec-values';

/** The ID that a nuspec gives its package. Only a package that exists already may have one outside of ASCII. */
export function readId(text: string): PackageId {
  if (text === '') throw new InvalidPackage('The nuspec has no ID. Add the element "id".');
  requireNoPlaceholder('id', text);
  const id = PackageId.safeParse(text);
  if (!id.success) throw notValid(text, id.error.issues[0]?.message ?? '');
  const ambiguity = ambiguityOfId(text);
  if (ambiguity !== undefined) throw notValid(text, `Two IDs would look alike, for ${ambiguity}.`);
  return id.data;
}

function notValid(id: string, reason: string): InvalidPackage {
  return new InvalidPackage(`The package ID ${quote(id)} is not valid. ${reason}`);
}
