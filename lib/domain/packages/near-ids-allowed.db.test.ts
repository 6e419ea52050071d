import { expect, test, vi } from 'vitest';
import { aPackage } from '@/lib/testing/factories';
import { lookUpId } from '../prefixes/look-up';

vi.stubEnv('NEAR_NAMES', 'allowed');

test('a gallery may allow IDs that look like those of others [rule 83]', async () => {
  const { id } = await aPackage();

  await expect(lookUpId(`${id}s`)).resolves.toMatchObject({ verdict: 'free' });
  await expect(aPackage({ id: `${id}s` })).resolves.toMatchObject({ id: `${id}s` });
});
