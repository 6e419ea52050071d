import type { Command } from 'commander';
import { addOrgPolicyCommands } from './org-policy';

/** `lode org …` */
export function addOrgCommands(program: Command): void {
  const org = program.command('org').description('Organizations.').helpCommand(false);
  addOrgPolicyCommands(org);
}
