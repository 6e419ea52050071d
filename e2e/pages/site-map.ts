import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The addresses of all pages, as their folders name them: `/packages/[id]`. */
export function listPages(): string[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => join('/', file, '..').replace(/\/\([^)]+\)/g, ''))
    .map((path) => (path === '' ? '/' : path))
    .sort();
}
