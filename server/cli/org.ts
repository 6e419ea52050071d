import { type Command, Option } from 'commander';
import { system } from '@/lib/domain/actor';
import { createOrganizationWith } from '@/lib/domain/organizations/create-with-members';
import { addMember, changeRole, removeMember } from '@/lib/domain/organizations/members';
import { answer, type OutputOptions } from './answer';
import { withGallery } from './gallery';
import { addOrgPolicyCommands } from './org-policy';

type Role = 'administrator' | 'collaborator';
type AddOptions = OutputOptions & { email: string; admin: string[]; collaborator?: string[] };
type RoleOptions = OutputOptions & { role?: Role };

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
    .action(async (name: string, options: AddOptions) => {
      const made = await withGallery(() =>
        createOrganizationWith(
          system,
          { name, email: options.email },
          { administrators: options.admin, collaborators: options.collaborator ?? [] },
        ),
      );
      answer(options, made, `${made.name} was added.`);
    });
  addMemberCommands(org);
  addOrgPolicyCommands(org);
}

function addMemberCommands(org: Command): void {
  const member = org.command('member').description('Who belongs to an organization.').helpCommand(false);
  withRole(oneOf(member, 'add', 'Make a person a member, who is not asked.').addOption(roleOption()), {
    act: addMember,
    tell: (user, role) => `${user} is a member: ${role}.`,
  });
  withRole(
    oneOf(member, 'role', 'Give a member another role.').addOption(roleOption().makeOptionMandatory()),
    { act: changeRole, tell: (user, role) => `${user} is now: ${role}.` },
  );
  oneOf(member, 'remove', 'End a membership.').action(
    async (organization: string, user: string, options: OutputOptions) => {
      await withGallery(() => removeMember(system, organization, user));
      answer(options, { organization, user, role: null }, `${user} is no longer a member.`);
    },
  );
}

const oneOf = (member: Command, name: string, description: string) =>
  member
    .command(name)
    .description(description)
    .argument('<organization>', 'the name of the organization')
    .argument('<user>', 'the name of the person')
    .option('--json', 'answer in JSON');

const roleOption = () =>
  new Option('--role <role>', 'what the person is').choices(['administrator', 'collaborator']);

type WithRole = { act: typeof addMember; tell: (user: string, role: Role) => string };

function withRole(command: Command, { act, tell }: WithRole): void {
  command.action(async (organization: string, user: string, options: RoleOptions) => {
    const { role = 'collaborator' } = options;
    await withGallery(() => act(system, organization, user, role));
    answer(options, { organization, user, role }, tell(user, role));
  });
}
