import { Command } from 'commander';
import { tellReport } from '../tell';
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

await tellReport((closers) => judgeSearch(packages, closers), { json: json === true });
