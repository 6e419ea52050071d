import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from './free-port';
import { requireFreePort } from './port';

test('a port that another program listens on is refused, and a free one is not kept', async () => {
  const port = await findFreePort();
  await requireFreePort(port, undefined);
  await requireFreePort(port, undefined);

  const other = createServer();
  onTestFinished(() => void other.close());
  await new Promise<void>((resolve) => void other.listen(port, () => resolve()));

  await expect(requireFreePort(port, undefined)).rejects.toThrow(
    `Port ${port} is in use by another program: stop that one, or set PORT to another port.`,
  );
});

test('an address that this machine does not have is refused', async () => {
  await expect(requireFreePort(0, '192.0.2.1')).rejects.toThrow(
    'This machine has no address "192.0.2.1" to listen on: correct HOST.',
  );
});
