import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { connect } from 'node:tls';
import { findFreePort, runProgram } from '../gallery';
import { ServiceIndex } from '../conformance/documents';
import { expect, test } from './fixtures';

const certificate = (name: string, part: 'cert' | 'key') =>
  resolve('e2e', 'ops', 'certificates', `${name}.${part}.pem`);

/** The name on the certificate that a server shows. */
function nameOn(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: 'localhost', rejectUnauthorized: false }, () => {
      resolve(String(socket.getPeerCertificate().subject.CN));
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

test('with a certificate Lode speaks https, and shows a new one when its files change', async ({
  start,
  dataDir,
}) => {
  const env = { TLS_CERT_FILE: join(dataDir, 'cert.pem'), TLS_KEY_FILE: join(dataDir, 'key.pem') };
  cpSync(certificate('old', 'cert'), env.TLS_CERT_FILE);
  cpSync(certificate('old', 'key'), env.TLS_KEY_FILE);
  const gallery = await start({ env });
  expect(await nameOn(gallery.port)).toBe('old.gallery.test');

  cpSync(certificate('new', 'cert'), env.TLS_CERT_FILE);
  cpSync(certificate('new', 'key'), env.TLS_KEY_FILE);

  await expect.poll(() => nameOn(gallery.port), { timeout: 20_000 }).toBe('new.gallery.test');
});

test('over https the service index names https addresses alone [check 10]', async ({ start, playwright }) => {
  const gallery = await start({
    env: { TLS_CERT_FILE: certificate('old', 'cert'), TLS_KEY_FILE: certificate('old', 'key') },
  });
  const request = await playwright.request.newContext({ baseURL: gallery.url, ignoreHTTPSErrors: true });
  const { resources } = ServiceIndex.parse(await (await request.get('/v3/index.json')).json());
  await request.dispose();

  expect(resources.map(({ '@type': type }) => type)).toEqual(
    expect.arrayContaining(['PackageDetailsUriTemplate/5.1.0', 'OwnerDetailsUriTemplate/6.11.0']),
  );
  for (const { '@id': address } of resources) expect(address).toMatch(/^https:/);
});

test('a certificate that cannot be used is refused', async ({ dataDir }) => {
  const TLS_CERT_FILE = join(dataDir, 'cert.pem');
  writeFileSync(TLS_CERT_FILE, 'not a certificate');
  const env = { TLS_CERT_FILE, TLS_KEY_FILE: certificate('old', 'key'), DATA_DIR: join(dataDir, 'data') };

  const { code, stderr } = await runProgram('dist/main.mjs', [], {
    PORT: String(await findFreePort()),
    ...env,
  });

  expect(code).toBe(1);
  expect(existsSync(env.DATA_DIR)).toBe(false);
  expect(stderr).toMatch(/^The files TLS_CERT_FILE and TLS_KEY_FILE cannot be used: .*\.\n$/);
});
