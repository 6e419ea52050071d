import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export type ServerAction = {
  id: string;
  /** Its file and what it is called there. */
  name: string;
  /** The address of a page that has it, with the folders' names for what varies. */
  page: string;
};

const Manifest = z.object({
  node: z.record(
    z.string(),
    z.object({
      filename: z.string(),
      exportedName: z.string(),
      workers: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** The server actions that were built, with the ids by which browsers call them. */
export function listBuiltActions(): ServerAction[] {
  const { node } = Manifest.parse(
    JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')),
  );
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => {
    const [page = ''] = Object.keys(workers);
    return { id, name: `${filename} ${exportedName}`, page: addressOf(page) };
  });
}

/** The names of the server actions that the sources export. */
export function listWrittenActions(): string[] {
  return listSources()
    .filter(({ text }) => /^'use server';/.test(text))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/^export async function (\w+)/gm)].map(([, name]) => `${file} ${name}`),
    );
}

/** The route handlers that take something and are no client's, which has a key: whether they hear own forms alone. */
export function listFormRoutes(): { address: string; ownFormsOnly: boolean }[] {
  return listSources()
    .filter(({ file }) => file.endsWith('/route.ts') && !/^app\/(api|v3)\//.test(file))
    .filter(({ text }) => /^export (const|async function|function) (POST|PUT|PATCH|DELETE)\b/m.test(text))
    .map(({ file, text }) => ({
      address: addressOf(file),
      ownFormsOnly: /^export const POST = formRoute\(/m.test(text),
    }));
}

function listSources(): { file: string; text: string }[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join('app', file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

/** `app/(auth)/sign-in/page` stands at `/sign-in`. */
const addressOf = (file: string) =>
  join('/', file.replace(/^app/, ''), '..').replace(/\/\([^)]+\)/g, '') || '/';
