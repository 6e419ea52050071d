import type { Metadata } from './nuspec-metadata';
import { maxUrlLength, requireLength, requireTextAlone } from './nuspec-values';

/** Where the source of a package lies. What the nuspec does not say is empty. */
export type Repository = {
  readonly type: string;
  readonly url: string;
  readonly branch: string;
  readonly commit: string;
};

/** https://learn.microsoft.com/nuget/reference/nuspec#repository */
export function readRepository({ elements }: Metadata): Repository {
  const element = elements.get('repository');
  if (element !== undefined) requireTextAlone(element);
  const read = (name: string, maxLength: number) => {
    const text = element?.attributes.get(name)?.trim() ?? '';
    requireLength(`repository ${name}`, text, maxLength);
    return text;
  };
  return {
    type: read('type', 100),
    url: read('url', maxUrlLength),
    branch: read('branch', 256),
    commit: read('commit', 256),
  };
}
