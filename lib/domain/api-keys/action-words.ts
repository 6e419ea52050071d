import type { ApiKeyAction } from '../actor';

const words: Record<ApiKeyAction, string> = {
  push: 'push new packages and versions',
  pushVersion: 'push new versions',
  unlist: 'unlist, relist and deprecate versions',
  read: 'read the gallery',
};

/** What a key may do: "push new versions, read the gallery". */
export const actionWords = (actions: readonly ApiKeyAction[]): string =>
  [...new Set(actions)].map((action) => words[action]).join(', ');
