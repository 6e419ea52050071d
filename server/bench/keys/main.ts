import { Command } from 'commander';
import { tellReport } from '../tell';
import { measureKeys } from './measure';
import { fullSizes } from './sizes';

type Options = { keys: number; prefixes: number; packages: number; json?: boolean };

const { keys, prefixes, packages, json } = new Command('npm run bench:keys --')
  .description(
    'Measures the checks of keys, prefixes and near-names among many, in a gallery of its own, which is gone afterwards.',
  )
  .option('--keys <count>', 'among how many API keys', Number, fullSizes.apiKeys)
  .option('--prefixes <count>', 'among how many reserved prefixes', Number, fullSizes.prefixes)
  .option('--packages <count>', 'among how many package IDs', Number, fullSizes.packages)
  .option('--json', 'answer in JSON')
  .parse()
  .opts<Options>();

const sizes = { apiKeys: keys, prefixes, packages };
await tellReport((closers) => measureKeys(sizes, closers), { json: json === true });
