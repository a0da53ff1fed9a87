/** "account number 123456789" and its kin: bank data that a vendor's message may quote. */
const BANK_NUMBER =
	/\b((?:account|routing|iban|card)(?:\s*(?:number|no\.?))?(?:\s+is\b)?\W{0,5})([A-Z]{0,2}\d[\d -]{2,30}\d)/gi;
/** An IBAN wherever it stands (ISO 13616), with or without spaces between its groups of four. */
const IBAN = /\b[A-Z]{2}\d{2}(?:[A-Z0-9]{11,30}|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)\b/g;
/** "tax ID 12-3456789", and a social security number wherever it stands in its usual form. */
const TAX_NUMBER =
	/\b((?:tax\s?id(?:entification)?(?:\s*(?:number|no\.?))?|taxid|ein|ssn|tin)(?:\s+is\b)?\W{0,5})([A-Z]{0,2}\d[\d -]{3,20}\d)/gi;
const SOCIAL_SECURITY = /\b\d{3}-\d{2}-(\d{4})\b/g;
/** "password=…", "sessionId: …": secrets that a message may quote. */
const SECRET =
	/\b((?:password|sessionid|devkey|developerkey|remembermeid|token|secret)["']?\s*[:=]\s*["']?)([^\s"',;}]+)/gi;

/** Removes secrets from a text and leaves the last four digits of bank numbers. For texts others wrote. */
export function redactText(text: string): string {
	return text
		.replace(
			BANK_NUMBER,
			(_, label: string, number: string) => `${label}…${number.replace(/\D/g, '').slice(-4)}`,
		)
		.replace(
			TAX_NUMBER,
			(_, label: string, number: string) => `${label}…${number.replace(/\D/g, '').slice(-4)}`,
		)
		.replace(SOCIAL_SECURITY, (_, end: string) => `…${end}`)
		.replace(IBAN, (number) => `…${number.replace(/ /g, '').slice(-4)}`)
		.replace(SECRET, (_, label: string) => `${label}•••`);
}

/** What signs a call in. A call that a person or an agent writes must not carry its own. */
const SIGN_IN_NAMES = new Set([
	'accesstoken',
	'apikey',
	'apitoken',
	'appkey',
	'authorization',
	'bearer',
	'cookie',
	'devkey',
	'developerkey',
	'mfaid',
	'password',
	'remembermeid',
	'secret',
	'securitykey',
	'sessionid',
	'token',
]);

/** Whether a parameter or header of this name carries a secret, however it is written: `session_id`, `X-DevKey`. */
export function isSecretName(name: string): boolean {
	const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
	return SIGN_IN_NAMES.has(plain) || SIGN_IN_NAMES.has(plain.replace(/^x/, '')) || SECRET_FIELDS.has(plain);
}

/** Field names whose values nobody but the two parties may see, in small letters. */
const SECRET_FIELDS = new Set([
	'password',
	'devkey',
	'appkey',
	'sessionid',
	'securitykey',
	'remembermeid',
	'mfaid',
	'token',
	'apitoken',
	'setupid',
	'challengeid',
	'x-bill-sha-signature',
	'authorization',
]);
/** Bank and tax numbers: the last four digits stay, so that two can be told apart. */
const NUMBER_FIELDS = new Set([
	'accountnumber',
	'routingnumber',
	'iban',
	'cardnumber',
	'accnumber',
	'taxid',
	'taxidnumber',
	'taxnumber',
	'tin',
	'ein',
	'ssn',
	'vatnumber',
]);

/** The query of an address, masked as a body is: by the names of its parameters, and of the fields its filters name. */
export function redactQuery(search: string): string {
	const masked = [...new URLSearchParams(search)].map(([name, value]) => {
		if (isSecretName(name)) return [name, '•••'];
		if (NUMBER_FIELDS.has(name.toLowerCase())) return [name, lastFour(value)];
		return [name, redactText(value.replace(FILTER, maskedFilter))];
	});
	return masked.length === 0 ? '' : `?${masked.map(([name, value]) => `${name}=${value}`).join('&')}`;
}

/** BILL's `field:op:value` and `field:op:"value"`, one or several. */
const FILTER = /([A-Za-z.]+)(:[a-z]+:)("[^"]*"|[^,]*)/g;

function maskedFilter(whole: string, path: string, operator: string, value: string): string {
	const field = path.split('.').at(-1) ?? path;
	if (isSecretName(field)) return `${path}${operator}•••`;
	return NUMBER_FIELDS.has(field.toLowerCase())
		? `${path}${operator}${lastFour(value.replace(/"/g, ''))}`
		: whole;
}

/** A copy of a request or answer with secrets, bank numbers and tax numbers masked, texts included. */
export function redactRecord(value: unknown): unknown {
	if (typeof value === 'string') return redactText(value);
	if (Array.isArray(value)) return value.map(redactRecord);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [name, redactField(name.toLowerCase(), inner)]),
	);
}

function redactField(name: string, value: unknown): unknown {
	if (name === 'regulatoryfields' && Array.isArray(value)) return value.map(withoutValue);
	const isPlain = typeof value === 'string' || typeof value === 'number';
	if (isPlain && (SECRET_FIELDS.has(name) || isSecretName(name))) return '•••';
	if (isPlain && NUMBER_FIELDS.has(name)) return lastFour(String(value));
	return redactRecord(value);
}

/** BILL's pairs of name and value: which name holds a tax or bank number differs from country to country. */
function withoutValue(pair: unknown): unknown {
	if (typeof pair !== 'object' || pair === null || !('value' in pair)) return redactRecord(pair);
	return { ...pair, value: lastFour(String(pair.value)) };
}

function lastFour(number: string): string {
	return number.length > 4 ? `…${number.slice(-4)}` : '…';
}
