import { expect, test } from 'vitest';
import { formatSize } from './sizes';

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1023, '1,023 bytes'],
  [1024, '1 KB'],
  [1536, '1.5 KB'],
  [1_048_575, '1 MB'],
  [250 * 1_048_576, '250 MB'],
  [3 * 1024 ** 4, '3 TB'],
  [5000 * 1024 ** 4, '5,000 TB'],
])('%i bytes are %s', (sizeBytes, words) => {
  expect(formatSize(sizeBytes)).toBe(words);
});
