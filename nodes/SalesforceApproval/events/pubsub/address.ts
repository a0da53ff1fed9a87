import { isIP } from 'node:net';
import { NeedsPersonError } from '../source/source';

/** Where to connect to, and whether with TLS. */
export interface PubSubAddress {
	/** `host:port`, IPv6 in brackets. */
	target: string;
	isSecure: boolean;
}

const FIX = 'Enter it in the credential, for example https://api.pubsub.salesforce.com:7443.';
const PRIVATE_IPV4 = /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/;

/**
 * Reads the credential's Pub/Sub Address: `https://` is TLS, `http://` is not. Without TLS the token would travel in the
 * clear, so that is allowed only where the address cannot be one of the internet.
 *
 * @throws {NeedsPersonError} naming the address
 */
export function parseAddress(entered: string): PubSubAddress {
	const text = entered.trim();
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') {
		throw new NeedsPersonError(`Pub/Sub Address "${text}" is not a web address`, FIX);
	}
	const isSecure = url.protocol === 'https:';
	if (!isSecure && !isPrivateHost(url.hostname)) {
		throw new NeedsPersonError(
			`Pub/Sub Address "${text}" would send the access token unencrypted`,
			'Use https://. Plain http:// is accepted for this machine and private networks only.',
		);
	}
	// URL drops a scheme's usual port, and gRPC needs one: Salesforce serves 443 as well as 7443.
	return { target: `${url.hostname}:${url.port || (isSecure ? '443' : '80')}`, isSecure };
}

/** Loopback, private ranges, and names without a dot, as containers of one network call each other. */
function isPrivateHost(hostname: string): boolean {
	const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
	if (isIP(host) === 4) return PRIVATE_IPV4.test(host);
	if (isIP(host) === 6) return host === '::1' || /^(f[cd]|fe[89ab])/.test(host);
	return !host.includes('.') || /\.(localhost|local|internal)$/.test(host);
}
