import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Networks that are nobody's on the internet (IANA special-purpose registries, 2026-11); cloud metadata is link-local. */
const PRIVATE_NETWORKS: Array<[address: string, prefix: number, type: 'ipv4' | 'ipv6']> = [
	['0.0.0.0', 8, 'ipv4'],
	['10.0.0.0', 8, 'ipv4'],
	['100.64.0.0', 10, 'ipv4'],
	['127.0.0.0', 8, 'ipv4'],
	['169.254.0.0', 16, 'ipv4'],
	['172.16.0.0', 12, 'ipv4'],
	['192.0.0.0', 24, 'ipv4'],
	['192.168.0.0', 16, 'ipv4'],
	['198.18.0.0', 15, 'ipv4'],
	['224.0.0.0', 3, 'ipv4'],
	['::', 127, 'ipv6'],
	['64:ff9b::', 96, 'ipv6'],
	['fc00::', 7, 'ipv6'],
	['fe80::', 10, 'ipv6'],
	['ff00::', 8, 'ipv6'],
];
/** Names of the inside of a network, whatever they resolve to here. */
const PRIVATE_NAMES = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)\.?$/i;

const networks = new BlockList();
for (const [address, prefix, type] of PRIVATE_NETWORKS) networks.addSubnet(address, prefix, type);

/**
 * Whether a host is, or resolves to, an address inside of a network. The name is resolved once more for the connection:
 * whoever changes his DNS in between passes. Against that n8n has its own protection, which checks the connection itself.
 */
export async function isPrivateHost(hostname: string): Promise<boolean> {
	const host = hostname.replace(/^\[|\]$/g, '');
	if (isIP(host)) return isPrivateAddress(host);
	if (PRIVATE_NAMES.test(host)) return true;
	// A name nobody knows is told by the request itself.
	const addresses = await lookup(host, { all: true }).catch(() => []);
	return addresses.some(({ address }) => isPrivateAddress(address));
}

function isPrivateAddress(address: string): boolean {
	// An IPv4 address in IPv6 form is matched by the networks of IPv4.
	return networks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
