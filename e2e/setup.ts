import { variableOf } from './conformance/target';
import { type Gallery, startGallery } from './gallery';
import { maxPackageMb, prepareTarget } from './prepare';
import { openTunnel, tunnelCertificate } from './tls-tunnel';

export const admin = {
  name: 'gallery-admin',
  email: 'gallery-admin@gallery.test',
  password: 'correct horse battery',
};

type Stop = () => Promise<unknown>;

/**
 * One gallery, with an administrator, for all tests but those under `ops`; its address is in LODE_E2E_URL. What the
 * conformance suite needs is prepared when it runs.
 */
export default async function setUp(): Promise<Stop> {
  const begun = await Promise.allSettled([
    startSharedGallery(),
    isAskedFor('conformance-tls') && startSecureGallery(),
  ]);
  const stops = begun.flatMap((start) => (start.status === 'fulfilled' && start.value ? [start.value] : []));
  const stop = () => Promise.all(stops.map((end) => end()));
  const failed = begun.find((start) => start.status === 'rejected');
  if (failed !== undefined) {
    await stop();
    throw failed.reason;
  }
  return stop;
}

async function startSharedGallery(): Promise<Stop> {
  const gallery = await startGallery({ env: { MAX_PACKAGE_MB: String(maxPackageMb), SIGN_UP: 'open' } });
  const { code, stderr } = await gallery.lode(
    ...['user', 'add', admin.name, '--email', admin.email, '--password', admin.password, '--admin'],
  );
  if (code !== 0) throw new Error(`The administrator could not be made: ${stderr}`);
  process.env['LODE_E2E_URL'] = gallery.url;
  process.env['LODE_E2E_DATA_DIR'] = gallery.dataDir;
  if (isAskedFor('conformance')) await tellTarget('conformance', gallery);
  return gallery.stop;
}

/** A gallery behind a balancer that takes off TLS, as its public address says. */
async function startSecureGallery(): Promise<Stop> {
  const tunnel = await openTunnel();
  const url = `https://localhost:${tunnel.port}`;
  const gallery = await startGallery({ env: { GALLERY_URL: url, MAX_PACKAGE_MB: String(maxPackageMb) } });
  tunnel.leadTo(gallery.port);
  // Read when a process begins, as those that run the tests are about to.
  process.env['NODE_EXTRA_CA_CERTS'] = tunnelCertificate;
  await tellTarget('conformance-tls', gallery, url);
  return async () => {
    await gallery.stop();
    await tunnel.close();
  };
}

async function tellTarget(project: string, gallery: Gallery, url?: string): Promise<void> {
  process.env[variableOf(project)] = JSON.stringify(await prepareTarget(gallery, url));
}

/** Whether a project runs: all do unless some are named. */
function isAskedFor(project: string): boolean {
  const named = process.argv.flatMap((word, at, words) =>
    word.startsWith('--project=') ? [word.slice(10)] : word === '--project' ? [words[at + 1]] : [],
  );
  return named.length === 0 || named.includes(project);
}
