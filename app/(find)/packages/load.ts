import { z } from 'zod';
import type { SearchSort } from '@/lib/domain/packages/search';

const one = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
const text = (longest: number) =>
  z.preprocess(one, z.string().default('').catch('')).transform((value) => value.slice(0, longest));

/** What the address of a search asks for; whatever cannot be understood counts as left out. */
const SearchAddress = z.object({
  q: text(5_000),
  page: z.preprocess(one, z.coerce.number().int().min(1).max(150).catch(1)),
  prerel: z.preprocess(one, z.stringbool().catch(true)),
  packagetype: text(128),
  sortby: z.preprocess(one, z.enum(['relevance', 'downloads', 'updated']).catch('relevance')),
});

export type SearchAddress = z.infer<typeof SearchAddress>;

/** Reads the parameters of a search page. */
export const parseSearchAddress = (parameters: unknown): SearchAddress => SearchAddress.parse(parameters);

export const sorts: readonly { value: SearchSort; label: string }[] = [
  { value: 'relevance', label: 'Relevance' },
  { value: 'downloads', label: 'Downloads' },
  { value: 'updated', label: 'Recently updated' },
];

export const packageTypes: readonly { value: string; label: string }[] = [
  { value: '', label: 'All types' },
  { value: 'Dependency', label: 'Dependency' },
  { value: 'DotnetTool', label: '.NET tool' },
  { value: 'Template', label: 'Template' },
  { value: 'MSBuildSdk', label: 'MSBuild SDK' },
  { value: 'McpServer', label: 'MCP server' },
];
