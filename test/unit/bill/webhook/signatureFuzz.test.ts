import { createHmac, randomInt } from 'node:crypto';
import { doubtAbout, isSignedBy } from '../../../../nodes/BillCom/webhook/signature';

const BODIES = 100_000;
const KEY = 'key-of-this-subscription';
const BODY = '{"metadata":{"eventId":"e-1","subscriptionId":"s-1"},"payment":{"id":"stp-1","amount":120.50}}';

const seed = Number(process.env.SEED ?? randomInt(2 ** 31));

/** Mulberry32: the same seed gives the same bodies again. */
function numbersFrom(start: number): () => number {
	let state = start;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const next = numbersFrom(seed);
const upTo = (limit: number) => Math.floor(next() * limit);
const oneOf = <T>(choices: T[]): T => choices[upTo(choices.length)];

/** Ways in which a body can be anything but what BILL signed. */
const FORGERIES: Array<() => Buffer> = [
	() => Buffer.from(Array.from({ length: upTo(200) }, () => upTo(256))),
	() => Buffer.from('['.repeat(upTo(3_000)) + ']'.repeat(upTo(3_000))),
	() => Buffer.from('{"a":'.repeat(upTo(1_000)) + '1' + '}'.repeat(upTo(1_000))),
	() => Buffer.from(JSON.stringify('\\"'.repeat(upTo(2_000)))),
	() => Buffer.from(`"${'\\'.repeat(upTo(2_000))}`),
	() => Buffer.from(BODY.slice(0, upTo(BODY.length))),
	() => Buffer.from(BODY.replace('120.50', String(upTo(1_000_000)) + '.51')),
	() => Buffer.from(JSON.stringify({ ...JSON.parse(BODY), [`extra${upTo(9)}`]: upTo(9) })),
	() => Buffer.from(BODY.replace('e-1', oneOf(['__proto__', 'e-1\\u0000', 'é', '𝒆', '\ud800']))),
	() => {
		const bytes = Buffer.from(BODY);
		bytes[upTo(bytes.length)] ^= 1 << upTo(8);
		return bytes;
	},
];

const signed = (key: string) => createHmac('sha256', key).update(BODY);
const FIXED: unknown[] = [
	signed(KEY).digest('base64'),
	signed(`${KEY} `).digest('base64'),
	signed('').digest('base64'),
	signed(KEY).digest('hex'),
	`${'A'.repeat(43)}=`,
	undefined,
	[`${'A'.repeat(43)}=`],
	'',
];
const SIGNATURES: Array<() => unknown> = [
	...FIXED.map((signature) => () => signature),
	() => 'x'.repeat(upTo(100)),
];

it(`trusts none of ${BODIES} forged bodies and throws over none (SEED=${seed})`, () => {
	const trusted: string[] = [];
	for (let count = 0; count < BODIES; count += 1) {
		const [body, signature] = [oneOf(FORGERIES)(), oneOf(SIGNATURES)()];
		// A flipped bit inside whitespace cannot happen: BILL's form has none, so no other body means the same.
		if (isSignedBy(KEY, body, signature)) trusted.push(`${body.toString('base64')} ${String(signature)}`);
		doubtAbout({ subscriptionId: 's-1', securityKey: KEY }, body, signature);
	}

	expect(trusted).toEqual([]);
});
