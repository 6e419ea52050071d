import { createServer } from 'node:net';
import { say } from './project.mjs';

/**
 * Ends this process with a sentence when somebody listens on Lode's port: most likely the Lode of this very folder,
 * under which nothing may be installed or built anew.
 */
export async function requireFreePort() {
  const port = readPort();
  if (await isFree(port)) return;
  say(`Port ${port} is in use by another program: stop that one, or set PORT to another port.`);
  process.exit(1);
}

/** The server itself says what is wrong with a port that is none. */
function readPort() {
  try {
    process.loadEnvFile('.env');
  } catch {
    // There is none.
  }
  const port = Number(process.env['PORT'] || 8080);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : 0;
}

/** @param {number} port
 * @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', (error) => resolve(!('code' in error && error.code === 'EADDRINUSE')))
      .listen({ port, host: process.env['HOST'] || undefined }, () => probe.close(() => resolve(true)));
  });
}
