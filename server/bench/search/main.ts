import { Command } from 'commander';
import { say } from '../../boot/say';
import { watchForStop, whenAborted } from '../../stop-request';
import { createClosers } from '../closers';
import { formatReport } from '../report';
import { judgeSearch } from './judge';

type Options = { packages: number; json?: boolean };

const { packages, json } = new Command('npm run bench:search --')
  .description(
    'Judges what search finds among 1,575 known packages, and measures what it takes among many: in a gallery of its own, which is gone afterwards.',
  )
  .option('--packages <count>', 'among how many packages it is measured', Number, 100_000)
  .option('--json', 'answer in JSON')
  .parse()
  .opts<Options>();

const stop = watchForStop();
const closers = createClosers();
try {
  const sections = await Promise.race([judgeSearch(packages, closers), whenAborted(stop)]);
  if (sections === undefined) process.exitCode = 1;
  else process.stdout.write(`${json === true ? JSON.stringify(sections) : formatReport(sections)}\n`);
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
} finally {
  await closers.closeAll();
}
process.exit();
