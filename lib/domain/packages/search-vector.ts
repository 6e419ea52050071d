import { splitWords } from '@/lib/nuget/search-words';
import { createTextVector, type TextVector } from './text-vector';

/** What search knows of a version, besides how often its package is downloaded. */
export type SearchableVersion = {
  id: string;
  normalizedVersion: string;
  title: string;
  description: string;
  summary: string;
  authors: string;
  tags: string[];
  /** Names of the accounts that own the package. */
  owners: string[];
  packageTypes: string[];
};

/**
 * The words of a version as a tsvector. What a field of the query grammar asks for exactly, and what is filtered by,
 * are marks.
 */
export function searchVector(version: SearchableVersion): string {
  const { id, title, tags, authors, summary, description } = version;
  const vector = createTextVector();
  vector.addText(id, { weight: 'A' });
  vector.addText(id, { as: 'id' });
  for (const initials of initialsOf(id)) vector.addMark('initials', initials, 'A');
  vector.addMark('squeezed', squeezeId(id), 'A');
  vector.addText(title, { weight: 'B' });
  vector.addText(title === '' ? id : title, { as: 'title' });
  for (const tag of tags) vector.addText(tag, { weight: 'B' });
  for (const tag of tags) vector.addMark('tag', tag);
  vector.addText(authors, { weight: 'D' });
  for (const author of [authors, ...authors.split(',')]) vector.addMark('author', author.trim());
  vector.addText(summary, { weight: 'D', prose: true });
  vector.addText(summary, { as: 'summary', prose: true });
  vector.addText(description, { weight: 'C', prose: true });
  for (const owner of version.owners) vector.addMark('owner', owner);
  addTypes(vector, version.packageTypes);
  vector.addMark('version', version.normalizedVersion);
  return vector.toString();
}

/** The first letters of two or more parts that begin a word of an ID: `ef` and `efc` for EntityFrameworkCore. */
function initialsOf(id: string): string[] {
  return splitWords(id).flatMap(({ parts }) => {
    const letters = parts.map((part) => part.charAt(0)).join('');
    return parts.slice(1).map((_, index) => letters.slice(0, index + 2));
  });
}

/** What is left of an ID without what separates its words; nothing when it is one word. */
function squeezeId(id: string): string {
  const words = splitWords(id);
  return words.length > 1 ? words.map(({ text }) => text).join('') : '';
}

/** Up to so many letters, the beginning of an ID's word is a mark: as a prefix it would match too much. */
export const markedStartLength = 3;

/** The words of an ID as a tsvector, for completing it. */
export function nameVector(id: string, packageTypes: string[]): string {
  const vector = createTextVector();
  vector.addText(id);
  for (const word of splitWords(id).flatMap(({ text, parts }) => [text, ...parts])) {
    for (let length = 1; length <= markedStartLength; length += 1) {
      vector.addMark('start', word.slice(0, length));
    }
  }
  addTypes(vector, packageTypes);
  return vector.toString();
}

function addTypes(vector: TextVector, packageTypes: string[]): void {
  // A package that names no type is a dependency, as everywhere in the protocol.
  for (const type of packageTypes.length > 0 ? packageTypes : ['Dependency']) vector.addMark('type', type);
}
