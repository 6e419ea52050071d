import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The addresses of all pages and documents, as their folders name them: `/packages/[id]`. */
export function listAddresses(): string[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^|\/)(?:page\.tsx|route\.ts)$/.test(file))
    .map((file) => join('/', file, '..').replace(/\/\([^)]+\)/g, '') || '/')
    .sort();
}

export type Part = Readonly<Record<string, string>>;

/** An address with these for the parts that vary; what is not named is called so itself. */
export function fill(address: string, parts: Part): string {
  return address
    .replace(/\/\[\[\.\.\.(\w+)\]\]/g, (_, name: string) =>
      parts[name] === '' ? '' : `/${parts[name] ?? name}`,
    )
    .replace(/\[(\w+)\]/g, (_, name: string) => parts[name] ?? name);
}
