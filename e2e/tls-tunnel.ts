import { readFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { resolve } from 'node:path';
import { createServer } from 'node:tls';

/** Good for localhost, and signed by itself. */
const file = (part: 'cert' | 'key') => resolve('e2e', 'ops', 'certificates', `old.${part}.pem`);

export const tunnelCertificate = file('cert');

export type Tunnel = {
  port: number;
  /** Begins to hand on what comes. */
  leadTo(port: number): void;
  close(): Promise<void>;
};

/** Takes off TLS in front of a gallery, byte by byte, as a balancer does. */
export async function openTunnel(): Promise<Tunnel> {
  let target = 0;
  const server = createServer({ cert: readFileSync(file('cert')), key: readFileSync(file('key')) });
  server.on('secureConnection', (outside) => {
    const inside = connect(target, 'localhost');
    outside.pipe(inside).pipe(outside);
    outside.on('error', () => inside.destroy());
    inside.on('error', () => outside.destroy());
    outside.once('close', () => inside.destroy());
    inside.once('close', () => outside.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    // safe because a server that listens on a port has an address with one
    port: (server.address() as AddressInfo).port,
    leadTo: (port) => (target = port),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
