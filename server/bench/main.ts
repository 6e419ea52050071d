import { Command } from 'commander';
import { measureOtherGallery } from './other-gallery';
import { measureOwnGallery } from './own-gallery';
import { fullPlan, quickPlan } from './plan';
import { tellReport } from './tell';

type Options = { url?: string; quick?: boolean; json?: boolean };

const { url, quick, json } = new Command('npm run bench --')
  .description(
    'Measures how fast Lode is, against its targets: a gallery of its own with made data, which is gone afterwards.',
  )
  .option('--url <address>', 'measure the reads of another NuGet server, by the address of its service index')
  .option('--quick', 'a first look within about two minutes')
  .option('--json', 'answer in JSON')
  .parse()
  .opts<Options>();

const plan = quick === true ? quickPlan : fullPlan;
await (url === undefined
  ? tellReport((closers) => measureOwnGallery(plan, closers), { json: json === true })
  : tellReport(() => measureOtherGallery(url, plan), {
      json: json === true,
      // What another server does is no fault of ours to look for.
      failure: ({ message }) => message,
    }));
