import { createHmac } from 'node:crypto';
import { doubtAbout, isSignedBy } from '../../../../nodes/BillCom/webhook/signature';

const KEY = 'key-of-this-subscription';
const BODY =
	'{"metadata":{"eventId":"e-1"},"payment":{"amount":120.50,"vendor":{"name":"Müller  & \\"Söhne\\", GmbH"}}}';

function signatureOf(data: string, key = KEY): string {
	return createHmac('sha256', key).update(data).digest('base64');
}

it('trusts the bytes BILL signed', () => {
	expect(isSignedBy(KEY, Buffer.from(BODY), signatureOf(BODY))).toBe(true);
});

it('refuses the body when any one of its bytes is another', () => {
	const signature = signatureOf(BODY);
	const bytes = Buffer.from(BODY);
	const changed = [...bytes.keys()].map((position) => {
		const copy = Buffer.from(bytes);
		copy[position] ^= 1;
		return copy;
	});

	const accepted = changed.filter((body) => isSignedBy(KEY, body, signature));

	expect(accepted.map(String)).toEqual([]);
});

it.each([
	['of another key', signatureOf(BODY, 'another key')],
	['that is cut short', signatureOf(BODY).slice(0, -4)],
	['in another encoding', createHmac('sha256', KEY).update(BODY).digest('hex')],
	['that is empty', ''],
	['that is missing', undefined],
	['that was sent twice', [signatureOf(BODY), signatureOf(BODY)]],
])('refuses a signature %s', (_, signature) => {
	expect(isSignedBy(KEY, Buffer.from(BODY), signature)).toBe(false);
});

it.each([undefined, ''])(
	'trusts nothing without a key, not even a signature made without one (%p)',
	(key) => {
		expect(isSignedBy(key, Buffer.from(BODY), signatureOf(BODY, ''))).toBe(false);
	},
);

it('accepts JSON that was re-formatted on the way, amounts with their zeros', () => {
	const spaced = BODY.replace(/([{,:])(?=")/g, '$1\n\t ');

	expect(spaced).not.toBe(BODY);
	expect(isSignedBy(KEY, Buffer.from(spaced), signatureOf(BODY))).toBe(true);
});

it('accepts JSON whose letters were escaped on the way', () => {
	const minified = JSON.stringify(JSON.parse(BODY));
	const escaped = minified.replace('ü', '\\u00fc');

	expect(isSignedBy(KEY, Buffer.from(escaped), signatureOf(minified))).toBe(true);
});

it('accepts a payload that was escaped into a string, signed before or after', () => {
	const escaped = JSON.stringify(BODY);

	expect(isSignedBy(KEY, Buffer.from(escaped), signatureOf(BODY))).toBe(true);
	expect(isSignedBy(KEY, Buffer.from(escaped), signatureOf(escaped))).toBe(true);
});

it('reads a body that is no JSON by its bytes alone', () => {
	expect(isSignedBy(KEY, Buffer.from('{"cut'), signatureOf('{"cut'))).toBe(true);
	expect(isSignedBy(KEY, Buffer.from('{"cut'), signatureOf(BODY))).toBe(false);
});

it.each([
	['50,000 brackets', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
	['50,000 objects in each other', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
	['one text of four million characters', JSON.stringify('a\\"'.repeat(1_000_000))],
])('refuses %s without running out of stack', (_, body) => {
	expect(isSignedBy(KEY, Buffer.from(body), signatureOf(BODY))).toBe(false);
});

describe('what may be wrong with a signature is said in words', () => {
	const ours = JSON.stringify({ metadata: { subscriptionId: 's-1' } });
	const kept = { subscriptionId: 's-1', securityKey: KEY };

	it.each([
		['no subscription', {}, ours, signatureOf(ours), 'has no BILL subscription'],
		['no header', kept, ours, undefined, 'drops the header'],
		['a header of another form', kept, ours, 'abc', '44 characters of base64'],
		['a blank in the key', { ...kept, securityKey: ` ${KEY}` }, ours, signatureOf(ours), 'with a blank'],
		['a parsed body', kept, '[object Object]', signatureOf(ours), 'is not JSON from BILL'],
		['another subscription', kept, ours.replace('s-1', 's-2'), signatureOf(ours), 'subscription s-2'],
		['a rotated key', kept, ours, signatureOf(ours, 'rotated'), 'rotated the key'],
	])('%s', (_, state, body, signature, words) => {
		expect(doubtAbout(state, Buffer.from(body), signature)).toContain(words);
	});
});
