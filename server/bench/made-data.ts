import { db } from '@/lib/db/client';
import { createUser } from '@/lib/domain/accounts/create';
import { system } from '@/lib/domain/actor';
import { createApiKeyFor } from '@/lib/domain/api-keys/create';
import { push } from '@/lib/domain/packages/push';
import { withGallery } from '../cli/gallery';
import { type MadePackage, makePackage } from './made-package';
import { addVersions } from './many-versions';
import { wordsOf } from './words';

/** The packages that are measured, beside some hundreds of ordinary ones. */
export const packageIds = {
  fewVersions: 'Bench.Few',
  thousandVersions: 'Bench.Thousand',
  tenThousandVersions: 'Bench.TenThousand',
  small: 'Bench.Small',
  large: 'Bench.Large',
};

export const ordinaryPackages = 300;

export const smallBytes = 20_000;
const largeBytes = 2_000_000;

const standard = { version: '1.0.0', sizeBytes: 3_000 };
const pushersAtOnce = 4;
const limitBytes = 10_000_000;

/** Fills the empty gallery, beside its running server. Gives the secret of an API key that may push and unlist. */
export async function makeData(): Promise<string> {
  return withGallery(async () => {
    const { key: ownerKey } = await createUser(system, {
      name: 'bench',
      email: 'bench@example.test',
      admin: false,
    });
    await pushAll(ownerKey);
    await addVersions(packageIds.fewVersions, 4);
    await addVersions(packageIds.thousandVersions, 999);
    await addVersions(packageIds.tenThousandVersions, 9_999);
    // As autovacuum does within a minute or so.
    await db().$executeRaw`vacuum analyze`;
    const { secret } = await createApiKeyFor(system, ownerKey, {
      name: 'bench',
      ownerKey,
      actions: ['push', 'unlist'],
      globs: ['*'],
      days: 1,
    });
    return secret;
  });
}

async function pushAll(ownerKey: number): Promise<void> {
  const waiting = listPackages().values();
  async function pushWaiting(): Promise<void> {
    for (const made of waiting) {
      await push(system, bytesOf(await makePackage(made)), { limitBytes, ownerKey });
    }
  }
  await Promise.all(Array.from({ length: pushersAtOnce }, pushWaiting));
}

function listPackages(): MadePackage[] {
  const ordinary = Array.from({ length: ordinaryPackages }, (_, number) => ({
    ...standard,
    id: `Bench.Ordinary${number}`,
    description: wordsOf(number, 20),
    tags: wordsOf(number + 5, 3),
    dependencies: number % 3 === 0 ? [packageIds.small, packageIds.fewVersions] : [packageIds.small],
  }));
  const { fewVersions, thousandVersions, tenThousandVersions, small, large } = packageIds;
  return [
    ...ordinary,
    ...[fewVersions, thousandVersions, tenThousandVersions].map((id) => ({
      ...standard,
      id,
      description: wordsOf(1, 20),
      dependencies: [small],
    })),
    { ...standard, id: small, description: wordsOf(2, 20), sizeBytes: smallBytes },
    { ...standard, id: large, description: wordsOf(3, 20), sizeBytes: largeBytes },
  ];
}

async function* bytesOf(nupkg: Uint8Array): AsyncIterable<Uint8Array> {
  yield nupkg;
}
