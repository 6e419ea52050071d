import { Command } from 'commander';
import { tellReport } from '../tell';
import { measureOrganization } from './measure';

type Options = { records: number; json?: boolean };

const { records, json } = new Command('npm run bench:organization --')
  .description(
    'Measures the pages of a large organization, among others in a gallery of its own, which is gone afterwards.',
  )
  .option('--records <count>', 'how many records it has, half of them of one package', Number, 1_000_000)
  .option('--json', 'answer in JSON')
  .parse()
  .opts<Options>();

await tellReport((closers) => measureOrganization(records, closers), { json: json === true });
