import type { BillCredential } from '../transport/credential';

/**
 * Whether BILL can deliver to an address: it takes https only (BILL createsubscription, 2026-11). A BILL of one's own
 * address, such as a simulator on this machine, takes http as well.
 */
export function isReachable(url: string, environment: BillCredential['environment']): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol, hostname } = new URL(url);
	if (environment === 'custom') return protocol === 'https:' || protocol === 'http:';
	const isThisMachine = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
	return protocol === 'https:' && !isThisMachine;
}
