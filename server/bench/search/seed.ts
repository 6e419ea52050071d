import { readDotEnv } from '@/lib/config/dot-env';
import { db } from '@/lib/db/client';
import { say } from '../../boot/say';
import { withGallery } from '../../cli/gallery';
import { withProgress } from '../../cli/progress';
import { knownPackages } from './known-packages';
import { pushKnownPackages } from './seed-packages';

readDotEnv('.');
try {
  await withGallery(async () => {
    const present = await db().package.findFirst({ select: { id: true } });
    if (present !== null) {
      say(`This gallery has packages already, such as ${present.id}. Set DATA_DIR to a new folder.`);
      process.exitCode = 1;
      return;
    }
    await withProgress('Packages', pushKnownPackages);
    say(`${knownPackages.length} packages are in the gallery, each with the downloads of a year.`);
  });
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
}
process.exit();
