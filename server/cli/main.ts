import { Command } from 'commander';
import { readDotEnv } from '@/lib/config/dot-env';
import { InvalidEnvironment } from '@/lib/config/env';
import { DomainError } from '@/lib/domain/errors';
import { ForeignStorage } from '@/lib/domain/site/own-storage';
import { StartRefused } from '../boot/refusal';
import { addAdvisoryCommands } from './advisories';
import { failWith } from './answer';
import { addDoctorCommand } from './doctor';
import { Interrupted } from './gallery';
import { addKeyCommands } from './key';
import { addMailCommands } from './mail';
import { addOrganizationCommands } from './org';
import { addPackageCommands } from './package';
import { addPrefixCommands } from './prefix';
import { addReportCommands } from './report';
import { addSearchCommands } from './search';
import { addUserCommands } from './user';

const program = new Command('lode')
  .description("The operator's command. It works beside a running server, and without one.")
  .helpCommand(false)
  .configureOutput({ writeErr: (text) => void process.stderr.write(text) })
  .showHelpAfterError('Add --help to see what there is.');

addUserCommands(program);
addOrganizationCommands(program);
addKeyCommands(program);
addPackageCommands(program);
addPrefixCommands(program);
addSearchCommands(program);
addAdvisoryCommands(program);
addReportCommands(program);
addMailCommands(program);
addDoctorCommand(program);

/** What a shell is told of a command that a signal ended. */
const exitInterrupted = 130;

/** A refusal is a sentence; anything else is a fault of ours, and shows where it happened. */
function tell(error: unknown): void {
  const refused = [StartRefused, InvalidEnvironment, DomainError, ForeignStorage];
  if (error instanceof Error && refused.some((kind) => error instanceof kind)) failWith(error.message);
  else if (error instanceof Interrupted) failWith(error.message, exitInterrupted);
  else failWith(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

readDotEnv('.');
await program.parseAsync().catch(tell);
process.exit();
