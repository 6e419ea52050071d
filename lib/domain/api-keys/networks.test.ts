import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effort, seed } from '@/lib/testing/effort';
import { checkNetworks, liesWithin } from './networks';

test('addresses and networks are kept with their lengths, none twice', () => {
  expect(checkNetworks(['192.0.2.7', ' 198.51.100.0/24 ', '2001:DB8::/48', '192.0.2.7/32', ''])).toEqual([
    '192.0.2.7/32',
    '198.51.100.0/24',
    '2001:db8::/48',
  ]);
  expect(checkNetworks(['2001:db8::1'])).toEqual(['2001:db8::1/64']);
});

test.each([
  'somewhere',
  '192.0.2.0/33',
  '192.0.2.0/',
  '192.0.2.0/24/8',
  '192.0.2',
  'fe80::1%eth0',
  '::ffff:192.0.2.1',
  '::/129',
  '1.2.3.4/-1',
])('%s is no network', (text) => {
  expect(() => checkNetworks([text])).toThrow(/is no network/);
});

test('an IPv6 network smaller than what the gallery sees is refused, and more networks than twenty', () => {
  expect(() => checkNetworks(['2001:db8::/65'])).toThrow('at most /64');
  expect(() => checkNetworks(Array.from({ length: 21 }, (_, part) => `192.0.2.${part}`))).toThrow(
    'at most 20',
  );
});

test.each([
  ['192.0.2.9', true],
  ['192.0.3.1', false],
  ['198.51.100.7', true],
  ['198.51.100.8', false],
  ['2001:db8:0:7::', true],
  ['2001:db9::', false],
  ['unknown', false],
  [undefined, false],
])('from %s a key of certain networks may be used: %s', (address, may) => {
  const networks = checkNetworks(['192.0.2.0/24', '198.51.100.7', '2001:db8::/48']);

  expect(liesWithin(networks, address)).toBe(may);
  expect(liesWithin([], address)).toBe(true);
});

test.each(['::1', '::/0', '::ffff:0:0/64', '2001:db8::/32'])('%s lets in no IPv4 address', (network) => {
  expect(liesWithin(checkNetworks([network]), '192.0.2.9')).toBe(false);
});

test('for random networks and addresses, what lies within is what their bits say', () => {
  const aNumber = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  const written = (number: number) => [24, 16, 8, 0].map((bits) => (number >>> bits) & 255).join('.');
  const firstBits = (number: number, bits: number) => (bits === 0 ? 0 : number >>> (32 - bits));
  fc.assert(
    fc.property(
      aNumber,
      fc.integer({ min: 0, max: 32 }),
      aNumber,
      fc.boolean(),
      (base, bits, other, near) => {
        const address = near && bits > 0 ? (base ^ (1 << (32 - bits))) >>> 0 : other;
        const networks = checkNetworks([`${written(base)}/${bits}`]);
        expect(liesWithin(networks, written(address))).toBe(
          firstBits(base, bits) === firstBits(address, bits),
        );
        expect(liesWithin(networks, written(base))).toBe(true);
      },
    ),
    { numRuns: effort(5_000), seed: seed() },
  );
});
