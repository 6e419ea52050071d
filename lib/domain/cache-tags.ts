/** What stored answers depend on, by name. A write invalidates the tags of what it changed. */
export const tags = {
  /** Fit for a header, whatever was asked for as an ID. */
  package: (lowerId: string) => `package:${encodeURIComponent(lowerId)}`,
  /** Whatever finds, ranks or counts packages. */
  search: 'search',
  /** What a commit adds to: the index of the catalog, and its newest page. */
  catalog: 'catalog',
  /** What is known against the safety of packages, here or elsewhere. */
  advisories: 'advisories',
  /** A picture of a person, by its object. */
  picture: (objectName: string) => `picture:${objectName}`,
  /** What is shown for a person without a picture. */
  avatar: (name: string) => `avatar:${encodeURIComponent(name.toLowerCase())}`,
  /** Who may read, where the gallery is for its members. */
  readers: 'readers',
  /** What the configuration alone decides. */
  site: 'site',
} as const;
