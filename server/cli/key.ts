import { type Command, InvalidArgumentError } from 'commander';
import { getAccountKey } from '@/lib/domain/accounts/find';
import { type ApiKeyAction, system } from '@/lib/domain/actor';
import { createApiKeyFor } from '@/lib/domain/api-keys/create';
import { answer, type OutputOptions } from './answer';
import { withGallery } from './gallery';

type AddOptions = OutputOptions & {
  user: string;
  owner?: string;
  name: string;
  scope: ApiKeyAction[];
  glob: string[];
  days?: number;
};

const scopes: Record<string, ApiKeyAction> = {
  push: 'push',
  pushversion: 'pushVersion',
  unlist: 'unlist',
  read: 'read',
};

/** `lode key …` */
export function addKeyCommands(program: Command): void {
  const key = program.command('key').description('API keys of clients.').helpCommand(false);
  key
    .command('add')
    .description('Make an API key and print its secret, which is nowhere kept.')
    .requiredOption('--user <name>', 'the person who will use it')
    .option('--owner <name>', 'the account in whose name it pushes (default: the user)')
    .requiredOption('--name <name>', 'what to call it')
    .requiredOption('--scope <scopes>', 'push, pushversion, unlist and read, separated by commas', parseScopes)
    .option('--glob <pattern...>', 'package IDs that it covers; "*" stands for any run of characters', ['*'])
    .option('--days <number>', 'its life (default: the longest that this gallery allows)', parseDays)
    .option('--json', 'answer in JSON')
    .action(async (options: AddOptions) => {
      const made = await withGallery(() => addKey(options));
      answer(options, made, made.secret);
    });
}

async function addKey(options: AddOptions) {
  const creatorKey = await getAccountKey(options.user);
  const ownerKey = options.owner === undefined ? creatorKey : await getAccountKey(options.owner);
  return createApiKeyFor(system, creatorKey, {
    name: options.name,
    ownerKey,
    actions: options.scope,
    globs: options.glob,
    days: options.days,
  });
}

function parseScopes(text: string): ApiKeyAction[] {
  return text.split(',').map((word) => {
    const action = scopes[word.trim().toLowerCase()];
    if (action === undefined) throw new InvalidArgumentError('It may hold push, pushversion, unlist and read.');
    return action;
  });
}

function parseDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1) throw new InvalidArgumentError('Give a whole number of days.');
  return days;
}
