import type { People } from './people';

/** The path to which the newest mail to an address leads that leads to a place below this one. */
export async function linkMailedTo(people: People, address: string, place: string): Promise<string> {
  for (const { text } of await people.mailsTo(address)) {
    const [path] = new RegExp(`${place}/[\\w-]+`).exec(text) ?? [];
    if (path !== undefined) return path;
  }
  throw new Error(`No mail to ${address} leads to ${place}.`);
}
