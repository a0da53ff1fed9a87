const SECRET_FIELDS = new Set(
	[
		'password',
		'devKey',
		'sessionId',
		'securityKey',
		'rememberMeId',
		'mfaId',
		'token',
		'accountNumber',
		'routingNumber',
		'taxId',
		'x-bill-sha-signature',
	].map((name) => name.toLowerCase()),
);

/** A secret as the journal shows it: enough to tell two apart, not enough to use one. */
function masked(value: unknown): string {
	const text = String(value);
	return text.length > 12 ? `…${text.slice(-4)}` : '…';
}

/** A copy in which passwords, keys, session ids and bank numbers are masked. */
export function redact(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(redact);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]) => [
			name,
			SECRET_FIELDS.has(name.toLowerCase()) && entry !== null && typeof entry !== 'object'
				? masked(entry)
				: redact(entry),
		]),
	);
}

/** The same for text that is JSON, or a form with JSON in it; text that is neither is shown as its length only. */
export function redactText(text: string): unknown {
	if (text === '') return undefined;
	try {
		return redact(JSON.parse(text));
	} catch {
		return `${text.length} characters that are not JSON`;
	}
}
