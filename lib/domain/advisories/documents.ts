import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Entry, openPromise } from 'yauzl';
import { DownloadFailed, download } from '@/lib/outgoing/download';
import { stage, StagingLimitReached } from '@/lib/storage/staging';
import { sourceUnreadable } from '../errors';

/** A text to be read when its turn comes. */
export type AdvisoryDocument = { name: string; read(): Promise<string> };

export type AdvisoryDocuments = {
  all: readonly AdvisoryDocument[];
  close(): Promise<void>;
};

const mebibyte = 1_048_576;
const largestDownloadBytes = 2048 * mebibyte;
const largestFileBytes = 256 * mebibyte;
const largestEntryBytes = 64 * mebibyte;

/**
 * The JSON documents at an address or a path: those of a folder and the folders in it, those of a zip file, or the
 * file itself. Nothing but their names is held in memory. Throws `sourceUnreadable`.
 */
export async function openDocuments(source: string): Promise<AdvisoryDocuments> {
  return /^https?:\/\//i.test(source) ? openAddress(source) : openPath(source, source);
}

async function openAddress(address: string): Promise<AdvisoryDocuments> {
  const staged = await stage(download(address), largestDownloadBytes).catch((error: unknown) => {
    if (error instanceof DownloadFailed) throw sourceUnreadable(error.message);
    if (error instanceof StagingLimitReached) throw sourceUnreadable(`${address} has more than 2 GiB.`);
    throw error;
  });
  try {
    const documents = await openPath(staged.path, address);
    return {
      ...documents,
      async close() {
        await documents.close();
        await staged.remove();
      },
    };
  } catch (error) {
    await staged.remove();
    throw error;
  }
}

async function openPath(path: string, name: string): Promise<AdvisoryDocuments> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw sourceUnreadable(`There is no such file or folder: ${name}.`);
  if (found.isDirectory()) return openFolder(path);
  if (await isZip(path)) return openZip(path, name);
  return { all: [{ name, read: () => readWhole(path) }], close: () => Promise.resolve() };
}

async function openFolder(folder: string): Promise<AdvisoryDocuments> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile() && isJson(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return {
    all: paths.map((path) => ({ name: path, read: () => readWhole(path) })),
    close: () => Promise.resolve(),
  };
}

async function openZip(path: string, name: string): Promise<AdvisoryDocuments> {
  const zip = await openPromise(path, { autoClose: false }).catch((error: unknown) => {
    throw sourceUnreadable(`${name} is not a zip file that can be read: ${messageOf(error)}.`);
  });
  try {
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      if (isJson(entry.fileName)) entries.push(entry);
    }
    return {
      all: entries.map((entry) => ({
        name: `${name}: ${entry.fileName}`,
        async read() {
          if (entry.uncompressedSize > largestEntryBytes) throw tooLarge();
          // It never gives more bytes than the entry declares.
          return (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8');
        },
      })),
      close: () => Promise.resolve(zip.close()),
    };
  } catch (error) {
    zip.close();
    throw sourceUnreadable(`${name} is a damaged zip file: ${messageOf(error)}.`);
  }
}

async function readWhole(path: string): Promise<string> {
  if ((await stat(path)).size > largestFileBytes) throw tooLarge();
  return readFile(path, 'utf8');
}

const tooLarge = () => new Error('it is too large');

const isJson = (name: string) => /\.json$/i.test(name);

const zipSignature = Buffer.from('PK\x03\x04', 'latin1');

async function isZip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer: head, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && head.equals(zipSignature);
  } finally {
    await file.close();
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
