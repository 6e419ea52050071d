import { lowerId, PackageId } from '@/lib/nuget/id';
import type { SearchQuery, SearchTerm } from '@/lib/nuget/search-query';
import { isStopWord, splitWords, type Word } from '@/lib/nuget/search-words';
import { lowerVersion, parseVersion } from '@/lib/nuget/version';
import { mark, type Mark, quoteLexeme, withoutNul } from './lexemes';
import type { NearWords } from './near-words';
import { allOf, anyOf, type LexemeForm, wordForm } from './tsquery';
import { readUnscoped } from './unscoped-words';

/** A search query in PostgreSQL's terms: each text is a tsquery, or undefined when there is nothing to ask. */
export type SearchCondition = {
  /** What a document must have. */
  required: string | undefined;
  /** The words that count for its rank. */
  ranked: string | undefined;
  /** The words as they were typed: to have them whole counts more. */
  whole: string | undefined;
  /** IDs without separators of which having one counts much more. */
  squeezed: string[];
  /** The IDs, in lower case, of which it must have one; any when there are none. */
  lowerIds: string[];
  /** The only term, in lower case, when it could be an ID or the beginning of one. */
  typedId: string | undefined;
};

/**
 * How the query grammar, and a filter for one package type, are asked of search documents; with words that are near
 * those that were typed, it is these that are asked for.
 */
export function searchCondition(query: SearchQuery, packageType?: string, near?: NearWords): SearchCondition {
  const unscoped = readUnscoped(query.terms, near);
  const texts = readTextFields(query);
  const type = packageType === undefined ? [] : [markForm('type')(packageType)];
  return {
    required: allOf([...unscoped.required, ...texts.required, ...readExactFields(query), ...type]),
    ranked: anyOf([...unscoped.ranked, ...texts.ranked]),
    whole: anyOf(unscoped.whole),
    squeezed: unscoped.squeezed,
    lowerIds: (query.fields.packageId ?? []).map((term) => lowerId(withoutNul(term.text))),
    typedId: typedId(query.terms),
  };
}

type Asked = { required: string[]; ranked: string[] };

/** Of several values of a field any may be found; of one value all words must be. */
function readTextFields({ fields }: SearchQuery): Asked {
  const asked = [
    textField(fields.id, markForm('id')),
    textField(fields.title, markForm('title')),
    textField(fields.description, inDescription, isStopWord),
    textField(fields.summary, markForm('summary'), isStopWord),
  ];
  return {
    required: asked.flatMap(({ required }) => required),
    ranked: asked.flatMap(({ ranked }) => ranked),
  };
}

function textField(
  terms: SearchTerm[] = [],
  formOf: LexemeForm,
  isLeftOut: (word: Word) => boolean = () => false,
): Asked {
  const values = terms.map(({ text }) => splitWords(text).filter((word) => !isLeftOut(word)));
  const forms = values.flatMap((words) => allOf(words.map((word) => wordForm(word, formOf))) ?? []);
  return {
    required: present(anyOf(forms)),
    ranked: values
      .flat()
      .flatMap(({ text, parts }) => [text, ...parts].map((lexeme) => formOf(lexeme, true))),
  };
}

/** Fields whose values are found as they are, whole and in any casing. */
function readExactFields({ fields }: SearchQuery): string[] {
  return [
    exactField('tag', fields.tags, splitTags),
    exactField('author', fields.authors),
    exactField('owner', fields.owners),
    exactField('version', fields.version, normalize),
  ].flatMap(present);
}

function exactField(
  kind: Mark,
  terms: SearchTerm[] = [],
  valuesOf = (text: string): string[] => [text.trim()],
): string | undefined {
  return anyOf(terms.flatMap(({ text }) => valuesOf(text)).map(markForm(kind)));
}

const markForm =
  (kind: Mark) =>
  (value: string): string =>
    quoteLexeme(mark(kind, value));

const inDescription: LexemeForm = (lexeme) => `${quoteLexeme(lexeme)}:C`;

const present = (text: string | undefined): string[] => (text === undefined ? [] : [text]);

const splitTags = (text: string): string[] => text.split(/[\s,;|]+/).filter((tag) => tag !== '');

function normalize(text: string): string[] {
  const version = parseVersion(text);
  return [version === undefined ? text.trim() : lowerVersion(version)];
}

function typedId(terms: SearchTerm[]): string | undefined {
  const [term] = terms;
  if (term === undefined || terms.length > 1) return undefined;
  const withoutSeparator = term.text.replace(/[.-]$/, '');
  return PackageId.safeParse(withoutSeparator).success ? lowerId(term.text) : undefined;
}
