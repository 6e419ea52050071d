import { InvalidPackage, quote } from './invalid-package';
import type { Metadata } from './nuspec-metadata';
import type { XmlElement } from './xml';

/** The text of an element as it was written, or the empty text when it is missing or blank. */
export function readText({ elements }: Metadata, name: string, maxLength: number): string {
  const element = elements.get(name);
  if (element === undefined) return '';
  requireTextAlone(element);
  requireLength(name, element.text, maxLength);
  return element.text.trim() === '' ? '' : element.text;
}

/** An absolute http or https URL, or the empty text. */
export function readUrl(metadata: Metadata, name: string): string {
  const url = readText(metadata, name, maxUrlLength).trim();
  if (url !== '' && !isWebUrl(url)) {
    throw new InvalidPackage(`The nuspec's ${name} ${quote(url)} is no absolute http or https URL.`);
  }
  return url;
}

/** Whether the element says true. Missing or blank, it says false. */
export function readFlag({ elements }: Metadata, name: string): boolean {
  const element = elements.get(name);
  const text = element?.text.trim().toLowerCase() ?? '';
  if (text === '' || text === 'true' || text === 'false') return text === 'true';
  throw new InvalidPackage(`The nuspec's ${name} is ${quote(element?.text ?? '')}. Write "true" or "false".`);
}

/** A file that the nuspec names by its path in the package, or undefined. */
export function readPath(metadata: Metadata, name: string): string | undefined {
  const path = readText(metadata, name, maxPathLength).trim();
  return path === '' ? undefined : path.replaceAll('\\', '/');
}

export function requireTextAlone({ name, children }: XmlElement): void {
  const [child] = children;
  if (child === undefined) return;
  throw new InvalidPackage(`The nuspec's ${name} holds the element ${quote(child.name)}. Write text alone.`);
}

export function requireLength(name: string, text: string, maxLength: number): void {
  if (text.length <= maxLength) return;
  throw new InvalidPackage(
    `The nuspec's ${name} has ${text.length} characters. Shorten it: at most ${maxLength} are allowed.`,
  );
}

/** `nuget pack` replaces `$id$` and the like by a project's own values; a bare ZIP tool does not. */
export function requireNoPlaceholder(name: string, text: string): void {
  const placeholder = /\$[^$]*\$/.exec(text)?.[0];
  if (placeholder === undefined) return;
  throw new InvalidPackage(
    `The nuspec's ${name} still has the placeholder ${quote(placeholder)}. Pack the project, or write the value.`,
  );
}

export const maxUrlLength = 4000;
const maxPathLength = 1024;

function isWebUrl(text: string): boolean {
  // The URL parser alone would accept "https:example.test", which .NET refuses.
  return /^https?:\/\/[^/?#\\\s]/i.test(text) && URL.canParse(text);
}
