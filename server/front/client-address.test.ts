import { expect, test } from 'vitest';
import { clientNetwork } from './client-address';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2::'],
  ['2001:db8::1', '2001:db8:0:0::'],
  ['fe80::1%eth0', 'fe80:0:0:0::'],
  ['::1', '0:0:0:0::'],
  ['64:ff9b::203.0.113.7', '64:ff9b:0:0::'],
  [undefined, 'unknown'],
])('a connection from %s counts as %s', (socketAddress, network) => {
  expect(clientNetwork(socketAddress, undefined, 0)).toBe(network);
});

test.each([
  [0, '198.51.100.1', '10.0.0.1'],
  [1, '198.51.100.1', '198.51.100.1'],
  [1, 'forged, 198.51.100.1', '198.51.100.1'],
  [1, '1.2.3.4, 198.51.100.1', '198.51.100.1'],
  [2, '1.2.3.4, 198.51.100.1, 10.0.0.9', '198.51.100.1'],
  [2, '198.51.100.1', '198.51.100.1'],
  [1, '198.51.100.1:4711', '198.51.100.1'],
  [1, '[2001:db8:1:2::9]:4711', '2001:db8:1:2::'],
  [1, 'unknown', '10.0.0.1'],
  [1, undefined, '10.0.0.1'],
])('behind %i trusted proxies, "%s" means %s', (trusted, forwardedFor, network) => {
  expect(clientNetwork('10.0.0.1', forwardedFor, trusted)).toBe(network);
});
