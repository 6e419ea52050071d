import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { aProgram } from '../lib/testing/program';

const asker = `
  import { requireFreePort } from './scripts/port.mjs';
  process.env.PORT = process.argv[2];
  await requireFreePort();
  console.log('goes on');`;

test('nothing is set up anew under a server that listens on the port', { timeout: 60_000 }, async () => {
  const { start } = await aProgram(asker);
  const other = createServer();
  onTestFinished(() => void other.close());
  const port = await new Promise<number>((resolve) => {
    other.listen(0, () => {
      const address = other.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });

  const refused = start(String(port));
  expect(await Promise.race([refused.firstLine, refused.ended])).toBeUndefined();
  expect(refused.child.exitCode).toBe(1);

  expect(await start('0').firstLine).toBe('goes on');
});
