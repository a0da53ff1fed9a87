const ROUTING_WEIGHTS = [3, 7, 1];
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

/** Whether nine digits are a US routing number: their weighted sum ends in zero (ABA, 3-7-1). */
export function isRoutingNumber(digits: string): boolean {
	if (!/^\d{9}$/.test(digits)) return false;
	const sum = Array.from(digits).reduce(
		(total, digit, place) => total + Number(digit) * (ROUTING_WEIGHTS[place % 3] ?? 0),
		0,
	);
	return sum % 10 === 0;
}

/** Whether a number looks like an IBAN but its check digits say that it was mistyped (ISO 13616, remainder 97). */
export function isMistypedIban(number: string): boolean {
	if (!IBAN.test(number)) return false;
	const rearranged = number.slice(4) + number.slice(0, 4);
	const digits = rearranged.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
	return BigInt(digits) % 97n !== 1n;
}
