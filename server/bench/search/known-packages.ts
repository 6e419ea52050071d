import { splitWords } from '@/lib/nuget/search-words';
import known from './nuget-packages.json';
import { tagsOf } from './subjects';

/** A package that the world knows, as it is told to a gallery that is judged. */
export type KnownPackage = {
  id: string;
  /** The account that has its repository. */
  owner: string;
  description: string;
  tags: string;
  /** Of a year. */
  downloads: number;
};

const daysOfYear = 365;

/**
 * The 1,575 packages of nuget.org whose IDs, downloads and repositories are kept beside this file. Descriptions and
 * tags are made: of the ID's words, the repository, and what its family is about.
 */
export const knownPackages: readonly KnownPackage[] = known.map(({ id, dailyDownloads, repository }) => {
  const [owner = '', name = ''] = repository.split('/');
  const tags = tagsOf(id);
  return {
    id,
    owner,
    description: describe(id, name, tags),
    tags,
    downloads: dailyDownloads * daysOfYear,
  };
});

function describe(id: string, repository: string, tags: string): string {
  const words = splitWords(id).flatMap(({ text, parts }) => (parts.length > 0 ? parts : [text]));
  const about = tags === '' ? '' : ` It is about ${tags.split(' ').join(', ')}.`;
  return `The ${words.join(' ')} package for .NET, made of the sources of ${repository}.${about}`;
}
