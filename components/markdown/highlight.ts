import { createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { createCssVariablesTheme } from 'shiki/core';

/** A piece of a line of code; `kind` names how it is coloured, in words of `code.css`. */
export type CodePiece = { text: string; kind: string | undefined };

const longestCode = 50_000;
const variable = '--code-';

const languages = {
  bash: () => import('shiki/langs/bash.mjs'),
  csharp: () => import('shiki/langs/csharp.mjs'),
  css: () => import('shiki/langs/css.mjs'),
  diff: () => import('shiki/langs/diff.mjs'),
  docker: () => import('shiki/langs/docker.mjs'),
  fsharp: () => import('shiki/langs/fsharp.mjs'),
  html: () => import('shiki/langs/html.mjs'),
  ini: () => import('shiki/langs/ini.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  powershell: () => import('shiki/langs/powershell.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
  vb: () => import('shiki/langs/vb.mjs'),
  xml: () => import('shiki/langs/xml.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
};

type Language = keyof typeof languages;

const otherNames: Record<string, Language> = {
  'c#': 'csharp',
  cs: 'csharp',
  console: 'bash',
  dockerfile: 'docker',
  'f#': 'fsharp',
  fs: 'fsharp',
  js: 'javascript',
  jsonc: 'json',
  ps1: 'powershell',
  pwsh: 'powershell',
  sh: 'bash',
  shell: 'bash',
  ts: 'typescript',
  'vb.net': 'vb',
  vbnet: 'vb',
  yml: 'yaml',
};

let highlighter: Promise<HighlighterCore> | undefined;

/** The lines of some code, in coloured pieces where the language is one that readmes of packages use. */
export async function highlight(code: string, name: string): Promise<CodePiece[][]> {
  const language = languageOf(name);
  if (language === undefined || code.length > longestCode) return plain(code);

  highlighter ??= makeHighlighter();
  const shiki = await highlighter;
  if (!shiki.getLoadedLanguages().includes(language)) await shiki.loadLanguage(languages[language]());
  const lines = shiki.codeToTokensBase(code, { lang: language, theme: 'css-variables' });
  return lines.map((line) => line.map(({ content, color }) => ({ text: content, kind: kindOf(color) })));
}

function languageOf(name: string): Language | undefined {
  const lower = name.toLowerCase();
  return otherNames[lower] ?? (Object.hasOwn(languages, lower) ? (lower as Language) : undefined); // safe because it is a key
}

const plain = (code: string): CodePiece[][] => code.split('\n').map((text) => [{ text, kind: undefined }]);

async function makeHighlighter(): Promise<HighlighterCore> {
  const theme = createCssVariablesTheme({ name: 'css-variables', variablePrefix: variable });
  return createHighlighterCore({
    themes: [theme],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
}

/** Colours come as `var(--code-token-keyword)`; of these the last part is a class of ours. */
function kindOf(color: string | undefined): string | undefined {
  return /--code-token-([a-z-]+)/.exec(color ?? '')?.[1];
}
