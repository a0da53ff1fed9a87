/** "account number 123456789" and its kin: bank data that a vendor's message may quote. */
const BANK_NUMBER =
	/\b((?:account|routing|iban|card)(?:\s*(?:number|no\.?))?(?:\s+is\b)?\W{0,5})([A-Z]{0,2}\d[\d -]{2,30}\d)/gi;
/** An IBAN wherever it stands (ISO 13616), with or without spaces between its groups of four. */
const IBAN = /\b[A-Z]{2}\d{2}(?:[A-Z0-9]{11,30}|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)\b/g;
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
		.replace(IBAN, (number) => `…${number.replace(/ /g, '').slice(-4)}`)
		.replace(SECRET, (_, label: string) => `${label}•••`);
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
const NUMBER_FIELDS = new Set(['accountnumber', 'routingnumber', 'taxid', 'iban', 'cardnumber', 'accnumber']);

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
	if (isPlain && SECRET_FIELDS.has(name)) return '•••';
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
