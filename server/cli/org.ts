import type { Command } from 'commander';
import { getAccountKey } from '@/lib/domain/accounts/find';
import { system } from '@/lib/domain/actor';
import { createOrganizationFor } from '@/lib/domain/organizations/create';
import { answer, type OutputOptions } from './answer';
import { withGallery } from './gallery';
import { addOrgPolicyCommands } from './org-policy';

type AddOptions = OutputOptions & { email: string; admin: string[]; collaborator?: string[] };

/** `lode org …` */
export function addOrganizationCommands(program: Command): void {
  const org = program
    .command('org')
    .description('Organizations, in whose name their members publish.')
    .helpCommand(false);
  org
    .command('add')
    .description('Make an organization, whose e-mail address counts as confirmed.')
    .argument('<name>', 'what it is called')
    .requiredOption('--email <address>', 'its e-mail address')
    .requiredOption('--admin <users...>', 'people who are its administrators')
    .option('--collaborator <users...>', 'people who are its collaborators')
    .option('--json', 'answer in JSON')
    .action(async (name: string, { email, admin, collaborator = [], ...options }: AddOptions) => {
      const made = await withGallery(async () => {
        const members = [
          ...(await withRole(admin, 'administrator')),
          ...(await withRole(collaborator, 'collaborator')),
        ];
        return createOrganizationFor(system, { name, email }, members);
      });
      answer(options, made, `${made.name} was added.`);
    });
  addOrgPolicyCommands(org);
}

const withRole = (names: string[], role: 'administrator' | 'collaborator') =>
  Promise.all(names.map(async (name) => ({ memberKey: await getAccountKey(name), role })));
