import { expect } from '@playwright/test';
import type { Gallery } from './gallery';

const address = /http\S+\/first-start\/\S+/;

/** Where the first administrator is made, which is said behind the sentence with which a gallery has started. */
export async function readFirstStart({ said }: Gallery): Promise<string> {
  await expect.poll(said).toMatch(address);
  return address.exec(said())?.[0] ?? '';
}
