import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importsOf, isTest, runtimeImports, sourceFiles } from './testing/source-files';

const outside = ['lib/db', 'lib/storage', 'lib/search', 'lib/mail', 'lib/jobs', 'lib/outgoing'];
const everywhere = ['lib/config', 'lib/log'];

/** Who may import whom, at run time. `import type` is always allowed: types carry no behaviour. */
const mayImport: Record<string, string[]> = {
  app: ['components', 'lib/http', 'lib/domain', 'lib/protocol', 'lib/nuget', 'lib/config', 'lib/format'],
  components: ['lib/nuget', 'lib/format'],
  'lib/http': ['lib/domain', 'lib/nuget', 'lib/symbols', ...everywhere],
  'lib/protocol': ['lib/nuget'],
  'lib/domain': ['lib/nuget', 'lib/symbols', ...outside, ...everywhere],
  'lib/nuget': [],
  'lib/symbols': ['lib/nuget'],
  'lib/worker': ['lib/domain', 'lib/protocol', 'lib/nuget', ...outside, ...everywhere],
  'lib/format': ['lib/nuget'],
  'lib/config': [],
  'lib/log': ['lib/config'],
  ...Object.fromEntries(outside.map((layer) => [layer, everywhere])),
  server: ['lib/domain', 'lib/http', 'lib/worker', 'lib/nuget', 'lib/format', ...outside, ...everywhere],
};

/** Tests and what they are made with may reach everything. */
const free = ['lib/testing', 'e2e', 'scripts'];

const longest = 400;

const isFree = (file: string) => isTest(file) || free.some((folder) => file.startsWith(`${folder}/`));

test.each(Object.keys(mayImport))('%s imports only what it may', (layer) => {
  const files = sourceFiles(layer).filter((file) => !isFree(file));
  const allowed = [layer, ...(mayImport[layer] ?? [])];
  const breaches = files.flatMap((file) =>
    importsOf(file)
      .filter(
        (target) => !target.endsWith('.json') && !allowed.some((folder) => target.startsWith(`${folder}/`)),
      )
      .map((target) => `${file} -> ${target}`),
  );
  expect(breaches).toEqual([]);
});

test('every folder of lib has its place in the layers', () => {
  const folders = readdirSync('lib', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const placeless = folders
    .map(({ name }) => `lib/${name}`)
    .filter((folder) => !(folder in mayImport) && !free.includes(folder));
  expect(placeless).toEqual([]);
});

test('no file imports itself in a circle', () => {
  const files = [...new Set(['app', 'components', 'lib', 'server'].flatMap(sourceFiles))];
  expect(findCircle(new Map(files.map((file) => [file, importsOf(file)])))).toEqual([]);
});

test(`no file has more than ${longest} lines`, () => {
  const folders = ['app', 'components', 'lib', 'server', 'scripts', 'e2e'];
  const long = folders
    .flatMap(sourceFiles)
    .filter((file) => readFileSync(file, 'utf8').trimEnd().split('\n').length > longest);
  expect(long).toEqual([]);
});

test('every test of a running gallery lies in the folder of a project that runs it', () => {
  const config = readFileSync('playwright.config.ts', 'utf8');
  const folders = [...config.matchAll(/testDir: '(e2e\/\w+)'/g)].map(([, folder]) => folder);
  const astray = sourceFiles('e2e')
    .filter((file) => file.endsWith('.spec.ts'))
    .filter((file) => !folders.some((folder) => file.startsWith(`${folder}/`)));
  expect(astray).toEqual([]);
});

test('imports count in every form that loads a file', () => {
  const text = `
    import { one } from './one';
    import './two';
    export { three } from './three';
    export * from './four';
    const five = await import('./five');
    const six = require('./six');
    import { type Seven } from './seven';
    import type { Eight } from './eight';
    export type { Nine } from './nine';
  `;
  expect(runtimeImports(text)).toEqual(['./one', './two', './three', './four', './five', './six', './seven']);
});

/** The files of one circle of imports, in their order; empty when there is none. */
function findCircle(graph: Map<string, string[]>): string[] {
  const done = new Set<string>();

  function visit(file: string, path: string[]): string[] {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const target of graph.get(file) ?? []) {
      const circle = visit(target, [...path, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  }

  for (const file of graph.keys()) {
    const circle = visit(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}
