import { UserError } from 'n8n-workflow';

const EXAMPLE = 'https://mycompany.my.salesforce.com';

/** Log-in hosts that belong to no org. Since Spring '26 they no longer redirect to one (Salesforce, 2026-03). */
const SHARED_HOSTS = ['login.salesforce.com', 'test.salesforce.com', 'www.salesforce.com', 'salesforce.com'];

/** The browser's addresses of an org, and the end of the host that answers the API instead. */
const BROWSER_HOSTS: Array<[RegExp, string]> = [
	[/\.lightning\.force\.com$/, '.my.salesforce.com'],
	[/\.my\.salesforce-setup\.com$/, '.my.salesforce.com'],
	[/--[^.]+\.visualforce\.com$/, '.my.salesforce.com'],
];

/**
 * Turns what people paste (an address copied from the browser, no scheme, a trailing path) into the origin of the
 * org's API, without a slash at the end. Hosts outside salesforce.com are accepted for proxies and simulators.
 *
 * @throws UserError that says what to enter instead
 */
export function myDomainOrigin(entered: unknown): string {
	const text = typeof entered === 'string' ? entered.trim() : '';
	if (text === '') throw refuse('is empty', `Enter the address of your org, e.g. ${EXAMPLE}.`);
	const url = parse(text);
	const host = url.hostname.toLowerCase();
	if (SHARED_HOSTS.includes(host)) {
		throw refuse(
			`is "${host}", which belongs to no org`,
			`In Setup, search "My Domain" and copy the Current My Domain URL, e.g. ${EXAMPLE}.`,
		);
	}
	const isSalesforce = /\.(salesforce|force|salesforce-setup|visualforce)\.com$/.test(host);
	if (isSalesforce && url.protocol !== 'https:') {
		throw refuse(`"${text}" starts with http://`, 'Salesforce takes https:// only.');
	}
	const browserHost = BROWSER_HOSTS.find(([pattern]) => pattern.test(host));
	if (!browserHost) return url.origin;
	return `https://${host.replace(browserHost[0], browserHost[1])}`;
}

function parse(text: string): URL {
	const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
	const url = URL.canParse(withScheme) ? new URL(withScheme) : undefined;
	if (url && /^https?:$/.test(url.protocol) && url.username === '') return url;
	throw refuse(`"${text}" is not a web address`, `Enter it like ${EXAMPLE}.`);
}

/** n8n shows only the message of a failed credential test, so the fix is part of it. */
function refuse(reason: string, fix: string): UserError {
	return new UserError(`My Domain URL ${reason}. ${fix}`);
}
