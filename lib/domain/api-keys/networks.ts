import { BlockList, isIP, isIPv4 } from 'node:net';
import { invalidField } from '../errors';

const mostNetworks = 20;
/** Of an IPv6 address the gallery sees no more than its network: `clientNetwork` of the front. */
const longestIPv6 = 64;

/** Networks as they are kept: each with its length, none twice. Throws what is wrong with the field. */
export function checkNetworks(texts: readonly string[]): string[] {
  const networks = texts.map((text) => text.trim()).filter((text) => text !== '');
  if (networks.length > mostNetworks)
    throw invalidField('networks', `Name at most ${mostNetworks} networks.`);
  return [...new Set(networks.map(checkNetwork))];
}

function checkNetwork(text: string): string {
  const [address = '', length, ...more] = text.toLowerCase().split('/');
  const family = isIP(address);
  const most = family === 4 ? 32 : longestIPv6;
  const bits = length === undefined ? most : Number(length);
  const odd =
    more.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length)) || /%|:.*\./.test(address);
  if (family === 0 || odd || bits > (family === 4 ? 32 : 128)) {
    throw invalidField(
      'networks',
      `"${text}" is no network: write an address, or a network such as 192.0.2.0/24 or 2001:db8::/48.`,
    );
  }
  if (bits > most) {
    throw invalidField(
      'networks',
      `"${text}" is too small: an IPv6 network has at most /${longestIPv6} here.`,
    );
  }
  return `${address}/${bits}`;
}

/** Whether an address lies in one of the networks; any does where there is none. */
export function liesWithin(networks: readonly string[], address: string | undefined): boolean {
  if (networks.length === 0) return true;
  if (address === undefined || isIP(address) === 0) return false;
  const family = familyOf(address);
  const list = new BlockList();
  for (const network of networks) {
    const [base = '', bits = ''] = network.split('/');
    // Node sees every IPv4 address as one of IPv6 as well, beneath ::/64: so `::1` would let in all of them.
    if (familyOf(base) === family) list.addSubnet(base, Number(bits), family);
  }
  return list.check(address, family);
}

const familyOf = (address: string) => (isIPv4(address) ? 'ipv4' : 'ipv6');
