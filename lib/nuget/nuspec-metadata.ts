import { InvalidPackage, quote } from './invalid-package';
import { hasPiledMarks } from './normal-form';
import { parseXml, type XmlElement } from './xml';

/** The `<metadata>` of a nuspec whose structure was checked: each element stands once. */
export type Metadata = {
  readonly attributes: ReadonlyMap<string, string>;
  readonly elements: ReadonlyMap<string, XmlElement>;
  /** Whether all its text is in Unicode normalization form C. To be asked once the text is known to be short. */
  isNormalized(): boolean;
};

/** The largest nuspec that is read. */
export const maxNuspecBytes = 1024 * 1024;

const knownNamespace = /^(?:http:\/\/schemas\.microsoft\.com\/packaging\/\d{4}\/\d{2}\/nuspec\.xsd)?$/;

/** Names of the documents that galleries make of a nuspec: an element of that name would overwrite what they say. */
const forbiddenNames = new Set([
  'created',
  'dependencyGroups',
  'isPrerelease',
  'lastEdited',
  'listed',
  'packageEntries',
  'packageHash',
  'packageHashAlgorithm',
  'packageSize',
  'published',
  'supportedFrameworks',
  'verbatimVersion',
]);

/**
 * Finds what clients find: the elements in the namespace of `<metadata>` itself, by their names in exact case.
 *
 * https://learn.microsoft.com/nuget/reference/nuspec
 */
export function readMetadata(nuspec: Uint8Array): Metadata {
  if (nuspec.length > maxNuspecBytes) throw new InvalidPackage('The nuspec is larger than 1 MiB.');
  const metadata = findMetadata(parseXml(nuspec));
  requireFewMarks(metadata);
  const elements = new Map<string, XmlElement>();
  for (const element of metadata.children) {
    if (element.namespace !== metadata.namespace) continue;
    requireAllowedName(element.name);
    if (elements.has(element.name)) {
      throw new InvalidPackage(`The nuspec has the element ${quote(element.name)} twice. Keep one of them.`);
    }
    elements.set(element.name, element);
  }
  return { attributes: metadata.attributes, elements, isNormalized: () => isNormalized(metadata) };
}

function findMetadata(root: XmlElement): XmlElement {
  const [metadata, ...more] = root.children.filter(({ name }) => name === 'metadata');
  if (metadata === undefined) throw new InvalidPackage('The nuspec has no element "metadata" in its root.');
  if (more.length > 0) throw new InvalidPackage('The nuspec has more than one element "metadata".');
  if (!knownNamespace.test(metadata.namespace)) {
    throw new InvalidPackage(
      `The nuspec has the namespace ${quote(metadata.namespace)}, which is no nuspec's.`,
    );
  }
  return metadata;
}

function requireAllowedName(name: string): void {
  if (forbiddenNames.has(name)) {
    throw new InvalidPackage(`The nuspec may not have the element ${quote(name)}. Remove it.`);
  }
  if (name !== 'tags' && name.toLowerCase() === 'tags') {
    throw new InvalidPackage(`The nuspec has the element ${quote(name)}. Write it in lower case: "tags".`);
  }
}

/** Without this, normalizing a hostile nuspec would keep the process busy for minutes. */
function requireFewMarks(metadata: XmlElement): void {
  if (!isPiledUp(metadata)) return;
  const { name } = metadata.children.find(isPiledUp) ?? metadata;
  throw new InvalidPackage(
    `The nuspec's ${name} has a character with more than 30 combining marks. Remove some of them.`,
  );
}

const isPiledUp = (element: XmlElement) => textsOf(element).some(hasPiledMarks);

const isNormalized = (element: XmlElement) =>
  textsOf(element).every((text) => text.normalize('NFC') === text);

const textsOf = (element: XmlElement) => [element.text, ...attributesWithin(element)];

function attributesWithin({ attributes, children }: XmlElement): string[] {
  return [...attributes.values(), ...children.flatMap(attributesWithin)];
}
