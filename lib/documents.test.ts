import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const decisions = readdirSync('docs/decisions').map((name) => join('docs', 'decisions', name));
const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...decisions];

/** Made by commands, and so not always there. */
const generated = ['.next', 'data', 'dist', 'node_modules', 'lib/db/generated'];

const projectFiles = new Set(['.', ...foldersBelow('.')].flatMap(listNames));

describe.each(documents)('%s', (document) => {
  const text = withoutBlocks(readFileSync(document, 'utf8'));

  test('names only files and folders that exist', () => {
    const named = [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, span = '']) => (isPath(span) ? [span] : []));
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });

  test('links only to files that exist', () => {
    const linked = [...text.matchAll(/\]\(([^()#:\s]+)\)/g)].map(([, target = '']) => target);
    expect(linked.filter((target) => !existsSync(join(dirname(document), target)))).toEqual([]);
  });
});

test.each([
  ['lib/nuget/id.ts', true],
  ['app/(gallery)/packages/[id]/load.ts', true],
  ['prisma/schema', true],
  ['server/', true],
  ['lbi/nuget/id.ts', true],
  ['package.json', true],
  ['/v3/index.json', false],
  ['DATA_DIR/connection.json', false],
  ['npm run check', false],
  ['next/navigation', false],
])('%j is a path of the project: %s', (text, expected) => {
  expect(isPath(text)).toBe(expected);
});

describe('the settings that README.md explains', () => {
  const explained = settingsIn('README.md', /^\| `([A-Z_]+)` *\|([^|]*)\|/gm);
  const exemplified = settingsIn('.env.example', /^([A-Z_]+)=(.*)$/gm);

  test('are those of .env.example', () => {
    expect([...explained.keys()].toSorted()).toEqual([...exemplified.keys()].toSorted());
  });

  test('have the same defaults there', () => {
    const differing = [...exemplified].filter(
      ([name, value]) => value !== '' && explained.get(name) !== `\`${value}\``,
    );
    expect(differing).toEqual([]);
  });
});

test('docs/decisions says of every dependency why it is here', () => {
  const manifest = z
    .object({
      dependencies: z.record(z.string(), z.string()),
      devDependencies: z.record(z.string(), z.string()),
    })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const explained = readFileSync('docs/decisions/0006-tools-and-dependencies.md', 'utf8');
  const listed = [...explained.matchAll(/^\|(.*?)\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
  const own = (name: string) => !name.startsWith('@types/');
  expect(listed.filter(own).toSorted()).toEqual(names.filter(own).toSorted());
});

function settingsIn(file: string, pattern: RegExp): Map<string, string> {
  const found = readFileSync(file, 'utf8').matchAll(pattern);
  return new Map([...found].map(([, name = '', value = '']) => [name, value.trim()]));
}

function withoutBlocks(markdown: string): string {
  return markdown.replace(/^ *```[^]*?^ *```/gm, '');
}

/** Whether a text between backticks can only be meant as a file or folder of this project. */
function isPath(text: string): boolean {
  if (!/^[\w.@()[\]-]+(\/[\w.@()[\]-]+)*\/?$/.test(text)) return false;
  const [first = ''] = text.split('/');
  if (text.includes('/')) return existsSync(first) || /\.(tsx?|mjs|prisma|md)$/.test(text);
  return /^\w[\w.-]*\.(tsx?|mjs|js|json|ya?ml|toml|prisma|md|sql)$/.test(text);
}

/** A bare name stands for any file of that name: `route.ts`. */
function isThere(path: string): boolean {
  if (generated.some((folder) => `${path}/`.startsWith(`${folder}/`))) return true;
  return existsSync(path) || (basename(path) === path && projectFiles.has(path));
}

function foldersBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory() || entry.name.startsWith('.') || generated.includes(path)) return [];
    return [path, ...foldersBelow(path)];
  });
}

function listNames(folder: string): string[] {
  return readdirSync(folder);
}
