import { startGallery } from './gallery';

export const admin = {
  name: 'gallery-admin',
  email: 'gallery-admin@gallery.test',
  password: 'correct horse battery',
};

/** One gallery, with an administrator, for all tests but those under `ops`; its address is in LODE_E2E_URL. */
export default async function setUp(): Promise<() => Promise<void>> {
  const gallery = await startGallery();
  const { code, stderr } = await gallery.lode(
    ...['user', 'add', admin.name, '--email', admin.email, '--password', admin.password, '--admin'],
  );
  if (code !== 0) throw new Error(`The administrator could not be made: ${stderr}`);
  process.env['LODE_E2E_URL'] = gallery.url;
  process.env['LODE_E2E_DATA_DIR'] = gallery.dataDir;
  return async () => {
    await gallery.stop();
  };
}
