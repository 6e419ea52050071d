import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { system } from '@/lib/domain/actor';
import { type Leak, type LeakOutcome, revokeLeakedKeys } from '@/lib/domain/api-keys/leaks';
import { invalidField } from '@/lib/domain/errors';
import { answer, type OutputOptions } from './answer';
import { withGallery } from './gallery';

/** `lode key leaked` */
export function addLeakedCommand(key: Command): void {
  key
    .command('leaked')
    .description('Revoke API keys that were found in public; their makers are told where.')
    .argument('[file]', 'where they stand, one a line (default: standard input)')
    .option('--url <address>', 'where they were found, for lines that are secrets alone')
    .option('--json', 'answer in JSON')
    .addHelpText(
      'after',
      '\nA line is a secret, or JSON such as {"ApiKey": "…", "LeakedUrl": "…"} as it comes from secret scanning.',
    )
    .action(async (file: string | undefined, options: OutputOptions & { url?: string }) => {
      const text = file === undefined ? await readInput() : await readGiven(file);
      const found = readLeaks(text, options.url);
      const leaks = found.map(({ leak }) => leak);
      const outcomes = await withGallery(() => revokeLeakedKeys(system, leaks));
      const told = found.flatMap(({ line }, at) => {
        const outcome = outcomes[at];
        return outcome === undefined ? [] : [{ line, outcome }];
      });
      answer(options, told, told.map(say).join('\n') || 'There was nothing to read.');
    });
}

const words: Record<LeakOutcome, string> = {
  revoked: 'revoked, and its maker was told',
  over: 'was over already',
  unknown: 'is no key of this gallery',
};

const say = ({ line, outcome }: { line: number; outcome: LeakOutcome }) => `Line ${line}: ${words[outcome]}.`;

const Line = z.object({ ApiKey: z.string(), LeakedUrl: z.string().nullish() });

/** The leaks of the lines that are not blank, and which lines these are. */
function readLeaks(text: string, url: string | undefined): { line: number; leak: Leak }[] {
  return text
    .split('\n')
    .map((written, index) => ({ line: index + 1, written: written.trim() }))
    .filter(({ written }) => written !== '')
    .map(({ line, written }) => ({ line, leak: readLeak(written, url) }));
}

function readLeak(line: string, url: string | undefined): Leak {
  if (!line.startsWith('{')) return { secret: line, url };
  const found = Line.safeParse(parseJson(line));
  if (!found.success) {
    throw invalidField(
      'input',
      'A line that begins with "{" must be JSON with an "ApiKey". Nothing was revoked.',
    );
  }
  return { secret: found.data.ApiKey.trim(), url: found.data.LeakedUrl ?? url };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const readGiven = (file: string) =>
  readFile(file, 'utf8').catch(() => {
    throw invalidField('file', `The file ${file} cannot be read. Nothing was revoked.`);
  });

async function readInput(): Promise<string> {
  let text = '';
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin) text += String(chunk);
  return text;
}
