import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { env } from '@/lib/config/env';
import { readersOnly } from '@/lib/domain/reading-errors';
import { isForMembers } from '@/lib/domain/site/for-members';
import { checkHealth, type Finding } from '@/lib/domain/site/health';
import { releaseClaim } from '../boot/claim';
import { answer, type OutputOptions } from './answer';
import { withGallery } from './gallery';

type DoctorOptions = OutputOptions & { release?: boolean };

/** `lode doctor` */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('Look at everything that the gallery needs, and say what to do about what is not well.')
    .option('--release', 'first end the claim on the data folder that a machine which is gone left behind')
    .option('--json', 'answer in JSON')
    .action(async (options: DoctorOptions) => {
      const dataDir = resolve(env().DATA_DIR);
      if (options.release === true && existsSync(dataDir)) await releaseClaim(dataDir);
      // A database that lacks any is refused before anything is asked of it.
      const findings = [...(await withGallery(checkHealth)), migrations, await checkAddress()];
      answer(options, findings, findings.map(lineOf).join('\n'));
      if (findings.some((finding) => !finding.well)) process.exitCode = 1;
    });
}

const migrations: Finding = {
  what: 'Migrations',
  well: true,
  sentence: 'The database has the tables of this version.',
};

const lineOf = ({ what, well, sentence }: Finding) => `${well ? 'ok  ' : 'MEND'} ${what}: ${sentence}`;

async function checkAddress(): Promise<Finding> {
  const what = 'Address';
  const url = `${env().GALLERY_URL}/v3/index.json`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    const text = await response.text();
    if (isOurs(response.status, text)) {
      return { what, well: true, sentence: `${env().GALLERY_URL} leads to this gallery.` };
    }
    return {
      what,
      well: false,
      sentence: `${url} answers, but not as this gallery: check GALLERY_URL and the proxy.`,
    };
  } catch {
    return {
      what,
      well: false,
      sentence: `${url} does not answer from this machine: start Lode, or check GALLERY_URL, name and proxy.`,
    };
  }
}

/** A gallery that is for its members is known by its refusal, for this command is nobody to it. */
const isOurs = (status: number, text: string): boolean =>
  isForMembers()
    ? status === 401 && text === readersOnly().message
    : status === 200 && text.includes(`${env().GALLERY_URL}/v3/`);
