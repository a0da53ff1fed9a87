/** "account number 123456789" and its kin: bank data that a vendor's message may quote. */
const BANK_NUMBER =
	/\b((?:account|routing|iban|card)(?:\s+(?:number|no\.?))?\W{0,5})([A-Z]{0,2}\d[\d -]{2,30}\d)/gi;
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
		.replace(SECRET, (_, label: string) => `${label}•••`);
}
