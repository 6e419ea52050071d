import { isIP, isIPv4 } from 'node:net';

const mappedIPv4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * Who asks, as far as limits go: the address of the connection, or what the outermost of the trusted proxies says about
 * its own client. IPv4 addresses count
 * each, IPv6 ones by the first address of their /64 network.
 */
export function clientNetwork(
  socketAddress: string | undefined,
  forwardedFor: string | string[] | undefined,
  trustedProxies: number,
): string {
  const hops =
    trustedProxies === 0
      ? []
      : String(forwardedFor ?? '')
          .split(',')
          .map(bareAddress);
  const named = hops.at(-trustedProxies) ?? hops[0];
  return networkOf(named !== undefined && isIP(named) !== 0 ? named : (socketAddress ?? ''));
}

/** Takes the port, brackets and zone off an address as proxies write it. */
function bareAddress(text: string): string {
  const [, bracketed, withPort] =
    /^\s*(?:\[([^\]]*)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)\s*$/.exec(text) ?? [];
  return (bracketed ?? withPort ?? text.trim()).replace(/%.*$/, '');
}

function networkOf(address: string): string {
  const bare = address.replace(/%.*$/, '');
  const mapped = mappedIPv4.exec(bare)?.[1];
  if (mapped !== undefined || isIPv4(bare)) return mapped ?? bare;
  if (isIP(bare) === 0) return 'unknown';

  const [head = '', tail] = bare.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  // An IPv4 address at the end stands for two groups, but only ever in the half that is cut off.
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::`;
}
