import { isIPv4, isIPv6 } from 'node:net';

/** An address without the part that points at one person: the last of IPv4, the last half of IPv6. */
export function shortAddress(address: string): string | undefined {
  if (isIPv4(address)) return address.replace(/\d+$/, '0');
  if (!isIPv6(address)) return undefined;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return shortAddress(mapped);
  return `${firstHalf(address).join(':')}::`;
}

/** The first four groups of an IPv6 address, of which `::` may stand for some, without the zeros at their end. */
function firstHalf(address: string): string[] {
  const [before = '', after] = address.replace(/%.*$/, '').split('::');
  const left = before === '' ? [] : before.split(':');
  const right = after === undefined || after === '' ? [] : after.split(':');
  const gap = after === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...right];
  const first = groups.slice(0, 4).map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
  return first.slice(0, first.findLastIndex((group) => group !== '0') + 1);
}
