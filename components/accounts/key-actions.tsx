const words = {
  push: 'push packages and versions',
  pushVersion: 'push versions',
  unlist: 'unlist',
  read: 'read',
};

export type KeyScope = { action: keyof typeof words; glob: string };

/** What a key may do, in a few words. */
export function KeyActions({ scopes }: { scopes: readonly KeyScope[] }) {
  return [...new Set(scopes.map(({ action }) => words[action]))].join(', ');
}
