/** What stored answers depend on, by name. A write invalidates the tags of what it changed. */
export const tags = {
  package: (lowerId: string) => `package:${lowerId}`,
  /** Whatever finds, ranks or counts packages. */
  search: 'search',
  /** What the configuration alone decides. */
  site: 'site',
} as const;
