import { db } from '@/lib/db/client';
import { system } from '@/lib/domain/actor';
import { push } from '@/lib/domain/packages/push';
import { withGallery } from '../../cli/gallery';
import { makePackage } from '../made-package';
import { makePackages } from '../search/made-packages';
import { copyPackage } from '../search/package-copies';
import { names, sizes } from './sizes';

const description = 'Busy on behalf of many.';

/** The packages of the large organization and of others: one is pushed, the others are rows like its own. */
export async function makeOrganizationPackages(organizationKey: number): Promise<void> {
  await withGallery(async () => {
    const nupkg = await makePackage({ id: names.package, version: '1.0.0', description, sizeBytes: 2_000 });
    await push(system, bytesOf(nupkg), { limitBytes: 100_000, ownerKey: organizationKey });
    const others = await db().account.findMany({
      where: { name: { startsWith: 'Person-' } },
      select: { key: true },
      orderBy: { key: 'asc' },
      take: 1_000,
    });
    const copies = makePackages(sizes.packages - 1 + sizes.otherPackages, organizationKey);
    await copyPackage(
      names.package,
      copies.map((copy, place) => ({
        ...copy,
        ownerKey:
          place < sizes.packages - 1
            ? organizationKey
            : (others[place % others.length]?.key ?? organizationKey),
      })),
      () => undefined,
    );
  });
}

async function* bytesOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
