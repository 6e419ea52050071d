/** Lode cannot start as things are: the message is one sentence for the operator, and nothing was changed. */
export class StartRefused extends Error {
  override name = 'StartRefused';
}

/** The code of a failed system call (`ENOENT`), or undefined. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Tells what is wrong with a folder when that is the operator's to mend; throws everything else as it came. */
export function refuseFolder(error: unknown, folder: string): never {
  const sentence = folderSentences[codeOf(error) ?? '']?.(folder);
  throw sentence === undefined ? error : new StartRefused(sentence, { cause: error });
}

const notWritable = (folder: string) =>
  `The folder ${folder} cannot be written by the account that Lode runs as: change its owner, or set DATA_DIR to another folder.`;

const notAFolder = (folder: string) =>
  `${folder} cannot be made a folder, for something on its path is not one: set DATA_DIR to another path.`;

const diskFull = (folder: string) =>
  `There is no space left on the disk that holds ${folder}: free some, then start Lode again.`;

const folderSentences: Record<string, (folder: string) => string> = {
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
  ENOTDIR: notAFolder,
  EEXIST: notAFolder,
  ENOENT: notAFolder,
  ENOSPC: diskFull,
  EDQUOT: diskFull,
};
