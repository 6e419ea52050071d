import { type Command, InvalidArgumentError } from 'commander';
import { getAccountKey } from '@/lib/domain/accounts/find';
import { type ApiKeyAction, system } from '@/lib/domain/actor';
import { createApiKeyFor } from '@/lib/domain/api-keys/create';
import { type KeyOfAnybody, listKeysOf, revokeAnyKey } from '@/lib/domain/api-keys/operator';
import { invalidField } from '@/lib/domain/errors';
import { answer, type OutputOptions } from './answer';
import { withGallery } from './gallery';
import { addLeakedCommand } from './key-leaked';
import { parseNumber } from './number';

type AddOptions = OutputOptions & {
  user: string;
  owner?: string;
  name: string;
  scope: ApiKeyAction[];
  glob: string[];
  network: string[];
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
    .requiredOption(
      '--scope <scopes>',
      'push, pushversion, unlist and read, separated by commas',
      parseScopes,
    )
    .option('--glob <pattern...>', 'package IDs that it covers; "*" stands for any run of characters', ['*'])
    .option('--network <network...>', 'from where alone it may be used, such as 192.0.2.0/24', [])
    .option('--days <number>', 'its life (default: the longest that this gallery allows)', parseDays)
    .option('--json', 'answer in JSON')
    .action(async (options: AddOptions) => {
      refuseBlank('glob', options.glob, 'a pattern of package IDs, or "*" for all of them');
      refuseBlank('network', options.network, 'a network such as 192.0.2.0/24');
      const made = await withGallery(() => addKey(options));
      answer(options, made, made.secret);
    });
  addListCommand(key);
  addRevokeCommand(key);
  addLeakedCommand(key);
}

function addListCommand(key: Command): void {
  key
    .command('list')
    .description('List the API keys that an account made, or that act in its name.')
    .argument('<name>', 'the name of the account')
    .option('--json', 'answer in JSON')
    .action(async (name: string, options: OutputOptions) => {
      const keys = await withGallery(async () => listKeysOf(await getAccountKey(name)));
      answer(options, keys, keys.map(sayKey).join('\n') || `There are no API keys of ${name}.`);
    });
}

function addRevokeCommand(key: Command): void {
  key
    .command('revoke')
    .description('End an API key at once; its maker is told.')
    .argument('<number>', 'its number in the list', parseNumber)
    .option('--json', 'answer in JSON')
    .action(async (number: number, options: OutputOptions) => {
      const revoked = await withGallery(() => revokeAnyKey(system, number));
      const sentence = revoked
        ? `The API key ${number} was revoked.`
        : `The API key ${number} was over already.`;
      answer(options, { key: number, revoked }, sentence);
    });
}

/** A variable that is not set gives a blank one, which would bound the key to nothing. */
function refuseBlank(option: string, given: readonly string[], wanted: string): void {
  if (given.every((text) => text.trim() !== '')) return;
  throw invalidField(option, `--${option} was given without a value: give ${wanted}. No key was made.`);
}

async function addKey(options: AddOptions) {
  const creatorKey = await getAccountKey(options.user);
  const ownerKey = options.owner === undefined ? creatorKey : await getAccountKey(options.owner);
  return createApiKeyFor(system, creatorKey, {
    name: options.name,
    ownerKey,
    actions: options.scope,
    globs: options.glob,
    networks: options.network,
    days: options.days,
  });
}

function sayKey({ key, name, hint, maker, owner, expiresAt, revokedAt, lastUsedAt }: KeyOfAnybody): string {
  const state = revokedAt === null ? `until ${dayOf(expiresAt)}` : `revoked ${dayOf(revokedAt)}`;
  const used = lastUsedAt === null ? 'never used' : `last used ${dayOf(lastUsedAt)}`;
  return `${key}\t${hint}…\t${name}\tby ${maker} for ${owner}\t${state}\t${used}`;
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

function parseScopes(text: string): ApiKeyAction[] {
  return text.split(',').map((word) => {
    const action = scopes[word.trim().toLowerCase()];
    if (action === undefined)
      throw new InvalidArgumentError('It may hold push, pushversion, unlist and read.');
    return action;
  });
}

function parseDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1) throw new InvalidArgumentError('Give a whole number of days.');
  return days;
}
