import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Addresses of this machine and of inner networks, and those that are nobody's (RFC 6890). */
const PRIVATE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(network, bits, 'ipv6');

/** True for an IP address that is not one of the open internet. */
function isPrivate(address: string): boolean {
  return PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Resolves names as `resolve` does and fails for one that leads to a private address. It is asked while the connection is
 * made, so that a name cannot lead elsewhere a moment later.
 */
export function publicOnly(allowed: ReadonlySet<string>, resolve: LookupFunction = lookup): LookupFunction {
  return (host, options, done) =>
    resolve(host, options, (error, found, family) => {
      const addresses = typeof found === 'string' ? [found] : (found ?? []).map(({ address }) => address);
      const inner = addresses.find((address) => isPrivate(address) && !allowed.has(address));
      if (error !== null || inner === undefined) done(error, found, family);
      else done(new Error(refusal(host, inner)), found, family);
    });
}

function refusal(host: string, address: string): string {
  return `the server sends us to ${host}, which is ${address} in a private network; if that is right, name the address too: --allow-redirects-to ${address}`;
}
