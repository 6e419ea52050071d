import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

/** Settings of a gallery of its own, in a folder that goes with this process. */
export async function useThrowAwayGallery() {
  const folder = resolve(mkdtempSync('.tmp-bench-'));
  // As root, PostgreSQL runs under another account, which must get through.
  chmodSync(folder, 0o711);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

  const port = await findFreePort();
  // Empty counts as not set, and keeps the operator's own `.env` out.
  Object.assign(process.env, {
    PORT: String(port),
    HOST: '127.0.0.1',
    GALLERY_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'warn',
    LOG_REQUESTS: 'false',
    DATABASE_URL: '',
    STORAGE_URL: '',
    TLS_CERT_FILE: '',
    TLS_KEY_FILE: '',
    TRUST_PROXY: '',
    MAX_PACKAGE_MB: '',
    WEB_PROCESSES: '',
  });
}

/** @returns {Promise<number>} */
function findFreePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
