import { z } from 'zod';
import { succeed } from './fixtures';
import type { Ended } from './gallery';

type Lode = (...args: string[]) => Promise<Ended>;

const Mails = z.array(z.object({ key: z.string(), to: z.string(), subject: z.string() }));

/** The mails that a gallery without a mail server keeps for an address, the newest first. */
export async function mailsKeptFor(lode: Lode, address: string) {
  const mails = Mails.parse(JSON.parse(await succeed(lode('mail', 'list', '--json'))));
  return mails.filter(({ to }) => to === address);
}

/** The path to which the newest mail to an address leads that leads to a place below this one. */
export async function linkMailedTo(lode: Lode, address: string, place: string): Promise<string> {
  for (const { key } of await mailsKeptFor(lode, address)) {
    const [path] = (await succeed(lode('mail', 'show', key))).match(new RegExp(`${place}/[\\w-]+`)) ?? [];
    if (path !== undefined) return path;
  }
  throw new Error(`No mail to ${address} leads to ${place}.`);
}
