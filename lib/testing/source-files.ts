import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const notOurs = ['node_modules', '.next', 'dist', 'data', join('lib', 'db', 'generated')];

/** The TypeScript and JavaScript files below a folder of the project, as paths from the project's. */
export function sourceFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (notOurs.includes(path) || entry.name.startsWith('.')) return [];
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.(ts|tsx|js|mjs)$/.test(entry.name) ? [path] : [];
  });
}

export const isTest = (file: string) => /\.test\.tsx?$/.test(file);

/** The files of ours that a file loads when it runs, as paths from the project's. */
export function importsOf(file: string): string[] {
  return runtimeImports(readFileSync(file, 'utf8')).flatMap((specifier) => {
    if (specifier.startsWith('@/')) return [resolveFile(specifier.slice(2))];
    return specifier.startsWith('.') ? [resolveFile(join(dirname(file), specifier))] : [];
  });
}

/** What a text imports when it runs: statically, by a re-export or dynamically, but not what it takes as types alone. */
export function runtimeImports(text: string): string[] {
  return specifiersIn(ts.createSourceFile('file.tsx', text, ts.ScriptTarget.Latest, true));
}

function specifiersIn(node: ts.Node): string[] {
  const specifier = specifierOf(node);
  const found = specifier !== undefined && ts.isStringLiteralLike(specifier) ? [specifier.text] : [];
  node.forEachChild((child) => {
    found.push(...specifiersIn(child));
  });
  return found;
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node)) {
    return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? undefined : node.moduleSpecifier;
  }
  if (ts.isExportDeclaration(node)) return node.isTypeOnly ? undefined : node.moduleSpecifier;
  if (!ts.isCallExpression(node)) return undefined;
  const isDynamic = node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
  return isDynamic || isRequire ? node.arguments[0] : undefined;
}

const endings = ['', '.ts', '.tsx', '.js', '.mjs'];

function resolveFile(path: string): string {
  return (
    endings
      .map((ending) => path + ending)
      .find((candidate) => /\.\w+$/.test(candidate) && existsSync(candidate)) ?? path
  );
}
