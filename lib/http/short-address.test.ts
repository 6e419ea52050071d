import { expect, test } from 'vitest';
import { shortAddress } from './short-address';

test.each([
  ['203.0.113.77', '203.0.113.0'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
  ['2001:0db8::1', '2001:db8::'],
  ['2001:db8:0:5::1', '2001:db8:0:5::'],
  ['::1', '::'],
  ['fe80::1%eth0', 'fe80::'],
  ['::ffff:203.0.113.77', '203.0.113.0'],
])('of the address %s no more than %s is kept', (address, short) => {
  expect(shortAddress(address)).toBe(short);
});

test('what is no address is not kept', () => {
  expect(shortAddress('somewhere')).toBeUndefined();
});
