import { Command } from 'commander';
import { say } from '../boot/say';
import { watchForStop, whenAborted } from '../stop-request';
import { createClosers } from './closers';
import { measureOtherGallery } from './other-gallery';
import { measureOwnGallery } from './own-gallery';
import { fullPlan, quickPlan } from './plan';
import { formatReport } from './report';

type Options = { url?: string; quick?: boolean; json?: boolean };

const { url, quick, json } = new Command('npm run bench --')
  .description(
    'Measures how fast Lode is, against its targets: a gallery of its own with made data, which is gone afterwards.',
  )
  .option('--url <address>', 'measure the reads of another NuGet server, by the address of its service index')
  .option('--quick', 'a first look within about a minute')
  .option('--json', 'answer in JSON')
  .parse()
  .opts<Options>();

const stop = watchForStop();
const closers = createClosers();
try {
  const plan = quick === true ? quickPlan : fullPlan;
  const measured = url === undefined ? measureOwnGallery(plan, closers) : measureOtherGallery(url, plan);
  const sections = await Promise.race([measured, whenAborted(stop)]);
  if (sections === undefined) process.exitCode = 1;
  else process.stdout.write(`${json === true ? JSON.stringify(sections) : formatReport(sections)}\n`);
} catch (error) {
  // What another server does is no fault of ours to look for.
  say(error instanceof Error ? (url === undefined && error.stack) || error.message : String(error));
  process.exitCode = 1;
} finally {
  await closers.closeAll();
}
process.exit();
