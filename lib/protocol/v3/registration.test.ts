import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createLinks } from './links';
import { registrationIndex } from './registration';

const view = {
  links: createLinks('https://packages.a-company-of-some-size.test'),
  hive: 'gz-semver2',
  lowerId: 'a.company.of.some.size.platform.abstractions',
} as const;

test('the index of a package with 10,000 versions takes less than 10 kB on the wire', () => {
  const pages = Array.from({ length: Math.ceil(10_000 / 64) }, (_, number) => ({
    lower: `${String(number)}.${String((number * 37) % 100)}.${String((number * 7919) % 100_000)}-preview.1`,
    upper: `${String(number)}.${String((number * 37) % 100)}.${String((number * 104_729) % 100_000)}`,
    count: 64,
    leaves: undefined,
  }));

  const index = JSON.stringify(registrationIndex({ lowerId: view.lowerId, pages }, view));

  expect(gzipSync(index).length).toBeLessThan(10_000);
});
