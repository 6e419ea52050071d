import { SaxesParser, type SaxesTagNS } from 'saxes';
import { InvalidPackage, quote } from './invalid-package';
import { decodeXml } from './xml-encoding';

export type XmlElement = {
  /** The name without its prefix. */
  readonly name: string;
  readonly namespace: string;
  /** The attributes without a namespace, by name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All text within, that of the children included. */
  readonly text: string;
};

/** The children of a name in the element's own namespace: those that NuGet's clients look at. */
export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child) => child.name === name && child.namespace === element?.namespace,
  );
}

/** Bounds that no honest nuspec comes near, so that a hostile one costs little. */
const maxDepth = 16;
const maxElements = 50_000;

/**
 * Reads the XML of a nuspec strictly: well-formed XML 1.0 with namespaces and without a document type, for a document
 * type can make a few bytes grow to gigabytes.
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  const text = decodeXml(bytes);
  const tree = new XmlTree();
  const parser = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  parser.on('xmldecl', ({ version }) => requireXml10(version));
  parser.on('doctype', refuseDocumentType);
  parser.on('opentagstart', () => tree.requireRoom());
  parser.on('opentag', (tag) => tree.open(tag));
  parser.on('closetag', () => tree.close());
  parser.on('text', (part) => tree.addText(part));
  parser.on('cdata', (part) => tree.addText(part));
  try {
    parser.write(text).close();
  } catch (cause) {
    if (cause instanceof InvalidPackage) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new InvalidPackage(`The nuspec is not well-formed XML: ${quote(reason)}.`, { cause });
  }
  return tree.root();
}

function requireXml10(version: string | undefined): void {
  if (version === '1.0') return;
  throw new InvalidPackage(`The nuspec is XML of version ${quote(version ?? '')}. Write it as XML 1.0.`);
}

function refuseDocumentType(): void {
  throw new InvalidPackage('The nuspec has a document type declaration ("<!DOCTYPE"). Remove it.');
}

type OpenElement = XmlElement & { children: XmlElement[]; text: string };

class XmlTree {
  readonly #open: OpenElement[] = [];
  #root: XmlElement | undefined;
  #elements = 0;

  requireRoom(): void {
    this.#elements += 1;
    if (this.#open.length >= maxDepth) {
      throw new InvalidPackage(`The nuspec nests elements more than ${maxDepth} deep.`);
    }
    if (this.#elements > maxElements) {
      throw new InvalidPackage(`The nuspec has more than ${maxElements.toLocaleString('en')} elements.`);
    }
  }

  open({ local, uri, attributes }: SaxesTagNS): void {
    const plain = Object.values(attributes).filter((attribute) => attribute.uri === '');
    this.#open.push({
      name: local,
      namespace: uri,
      attributes: new Map(plain.map(({ local: name, value }) => [name, value])),
      children: [],
      text: '',
    });
  }

  close(): void {
    const element = this.#open.pop();
    if (element === undefined) return;
    const parent = this.#open.at(-1);
    if (parent === undefined) {
      this.#root = element;
    } else {
      parent.children.push(element);
      parent.text += element.text;
    }
  }

  addText(part: string): void {
    const element = this.#open.at(-1);
    if (element !== undefined) element.text += part;
  }

  root(): XmlElement {
    if (this.#root === undefined) throw new InvalidPackage('The nuspec is empty.');
    return this.#root;
  }
}
