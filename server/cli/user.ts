import type { Command } from 'commander';
import { createUser } from '@/lib/domain/accounts/create';
import { inviteUser } from '@/lib/domain/accounts/invitations';
import { lockUser, unlockUser } from '@/lib/domain/accounts/lock';
import { linkByOperator } from '@/lib/domain/accounts/providers/link';
import { system } from '@/lib/domain/actor';
import { type Reset, resetSecondFactor } from '@/lib/domain/second-factor/reset';
import { answer, type OutputOptions } from './answer';
import { withGallery } from './gallery';

type AddOptions = OutputOptions & { email: string; password?: string; admin?: boolean };

/** `lode user …` */
export function addUserCommands(program: Command): void {
  const user = program.command('user').description('People who may sign in.').helpCommand(false);
  user
    .command('add')
    .description('Make a person, whose e-mail address counts as confirmed.')
    .argument('<name>', 'the name to sign in by')
    .requiredOption('--email <address>', 'the e-mail address')
    .option(
      '--password <password>',
      'at least 10 characters; without one, the person asks for a first one at /forgot-password',
    )
    .option('--admin', 'an administrator of this gallery')
    .option('--json', 'answer in JSON')
    .action(async (name: string, options: AddOptions) => {
      const made = await withGallery(() =>
        createUser(system, { ...options, name, admin: options.admin === true }),
      );
      answer(options, made, `${made.name} was added.`);
    });
  addInviteCommand(user);
  addLockCommands(user);
  addLinkCommand(user);
  addResetCommand(user);
}

function addInviteCommand(user: Command): void {
  user
    .command('invite')
    .description('Let somebody sign up, once and within 30 days; a mail with the link is sent there.')
    .argument('<email>', 'the e-mail address, which counts as confirmed when that person signs up with it')
    .option('--json', 'answer in JSON')
    .action(async (email: string, options: OutputOptions) => {
      const invitation = await withGallery(() => inviteUser(system, email));
      answer(options, invitation, invitation.link);
    });
}

function addLockCommands(user: Command): void {
  user
    .command('lock')
    .description('Keep a person from publishing and changing anything. Signing in and reading go on.')
    .argument('<name>', 'the name of the account')
    .requiredOption('--reason <text>', 'why; the person reads it')
    .option('--json', 'answer in JSON')
    .action(async (name: string, options: OutputOptions & { reason: string }) => {
      await withGallery(() => lockUser(system, name, options.reason));
      answer(options, { name, locked: true }, `${name} was locked.`);
    });
  user
    .command('unlock')
    .description('Let a locked person publish and change again.')
    .argument('<name>', 'the name of the account')
    .option('--json', 'answer in JSON')
    .action(async (name: string, options: OutputOptions) => {
      await withGallery(() => unlockUser(system, name));
      answer(options, { name, locked: false }, `${name} was unlocked.`);
    });
}

function addLinkCommand(user: Command): void {
  user
    .command('link')
    .description('Let a person sign in by an account elsewhere, on your word.')
    .argument('<name>', 'the name of the account')
    .requiredOption('--provider <id>', 'the id of the provider in the settings')
    .requiredOption('--subject <subject>', 'what the provider calls the person: the claim "sub"')
    .option('--json', 'answer in JSON')
    .action(async (name: string, options: OutputOptions & { provider: string; subject: string }) => {
      await withGallery(() => linkByOperator(system, { ...options, name }));
      answer(options, { name, provider: options.provider }, `${name} signs in by ${options.provider}.`);
    });
}

function addResetCommand(user: Command): void {
  user
    .command('reset-second-factor')
    .description('Ask a person who lost everything for no second factor, and sign them out everywhere.')
    .argument('<name>', 'the name of the account')
    .option('--json', 'answer in JSON')
    .action(async (name: string, options: OutputOptions) => {
      const reset = await withGallery(() => resetSecondFactor(system, name));
      answer(options, { name, ...reset }, tellReset(name, reset));
    });
}

function tellReset(name: string, { wasOn, passkeysRemoved, passkeysKept }: Reset): string {
  const sentences = [
    wasOn
      ? `${name} is asked for no second factor any more, and was signed out everywhere.`
      : `${name} had no second factor on, and was signed out everywhere.`,
  ];
  if (passkeysRemoved > 0) sentences.push(`Passkeys removed: ${passkeysRemoved}.`);
  if (passkeysKept > 0) {
    sentences.push(`Passkeys kept, because nothing else opens the account: ${passkeysKept}.`);
  }
  return sentences.join(' ');
}
