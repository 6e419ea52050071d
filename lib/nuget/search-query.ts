import { isWhiteSpace } from './white-space';

/** A word as it was typed, or what stood between quotation marks. */
export type SearchTerm = { text: string; quoted: boolean };

export type SearchField =
  'id' | 'packageId' | 'version' | 'title' | 'description' | 'summary' | 'tags' | 'authors' | 'owners';

/**
 * What somebody typed into a search box. Every term must be found; of the values of one field any may be; what
 * different fields ask for must be true together.
 */
export type SearchQuery = {
  terms: SearchTerm[];
  fields: Partial<Record<SearchField, SearchTerm[]>>;
};

const fieldNames = new Map<string, SearchField>([
  ['id', 'id'],
  ['packageid', 'packageId'],
  ['version', 'version'],
  ['title', 'title'],
  ['description', 'description'],
  ['summary', 'summary'],
  ['tag', 'tags'],
  ['tags', 'tags'],
  ['author', 'authors'],
  ['authors', 'authors'],
  ['owner', 'owners'],
  ['owners', 'owners'],
]);

/** Nobody types more: what follows is left out, so that no text can make a search expensive. */
const maxLength = 1000;

const operators = ['AND', 'OR', 'NOT'];

/**
 * Reads any text at all. White space ends a term, quotation marks hold several words together, `name:` says in which
 * field the next term is looked for. What is asked of a field that does not exist is left out.
 */
export function parseSearchQuery(text: string): SearchQuery {
  const query: SearchQuery = { terms: [], fields: {} };
  let scope: string | undefined;
  for (const piece of splitPieces(text.slice(0, maxLength))) {
    if (piece.kind === 'field') {
      scope = piece.name;
      continue;
    }
    addTerm(query, scope, piece.term);
    scope = undefined;
  }
  return query;
}

function addTerm(query: SearchQuery, scope: string | undefined, term: SearchTerm): void {
  if (!term.quoted && operators.includes(term.text)) return;
  if (scope === undefined) {
    query.terms.push(term);
    return;
  }
  const field = fieldNames.get(scope.toLowerCase());
  if (field !== undefined) (query.fields[field] ??= []).push(term);
}

type Piece = { kind: 'field'; name: string } | { kind: 'term'; term: SearchTerm };

/** A colon ends a field's name, except where there is none before it, which drops the colon. */
function* splitPieces(text: string): Generator<Piece> {
  let position = 0;
  while (position < text.length) {
    const start = position;
    if (text[start] === '"') {
      const end = text.indexOf('"', start + 1);
      position = end === -1 ? text.length : end + 1;
      const quoted = text.slice(start + 1, end === -1 ? text.length : end);
      if (quoted.trim() !== '') yield { kind: 'term', term: { text: quoted, quoted: true } };
      continue;
    }
    while (position < text.length && !endsTerm(text[position])) position += 1;
    const part = text.slice(start, position);
    if (part !== '') {
      const isField = text[position] === ':';
      yield isField ? { kind: 'field', name: part } : { kind: 'term', term: { text: part, quoted: false } };
    }
    if (text[position] !== '"') position += 1;
  }
}

function endsTerm(character: string | undefined): boolean {
  return character === '"' || character === ':' || isWhiteSpace(character);
}
