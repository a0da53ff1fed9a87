import type { Dice } from './dice';

const KILOBYTE = 1024;
/** Twice what n8n takes by default. */
const LARGEST = 30 * KILOBYTE * KILOBYTE;

/** A message as BILL sends it, about a payment. */
export function message(eventId: string): string {
	const metadata = {
		eventId,
		eventType: 'payment.updated',
		subscriptionId: '0f1e2d3c-0000-4000-8000-000000000001',
		organizationId: '00801FORGEDORGANIZAT01',
		version: '1',
	};
	const payment = {
		id: 'stp01FORGED00000000001',
		status: 'PAID',
		amount: 120.5,
		vendorId: '00901FORGEDVENDOR00001',
	};
	return JSON.stringify({ metadata, payment });
}

type MakeBody = (dice: Dice, genuine: string) => Buffer | string;

const deep = (dice: Dice, opening: string, middle: string, closing: string) => {
	const depth = dice.size(60_000);
	return opening.repeat(depth) + middle + closing.repeat(dice.onceIn(3) ? 0 : depth);
};

/** What anybody may send to an address on the internet, by kind. `genuine` is a message BILL did sign. */
export const BODIES: Record<string, MakeBody> = {
	nothing: () => '',
	genuine: (_dice, genuine) => genuine,
	'another amount': (dice, genuine) => genuine.replace('120.5', `${dice.upTo(1e6)}.51`),
	'another event': (dice, genuine) => genuine.replace(/"eventId":"[^"]*"/, `"eventId":"e-${dice.next()}"`),
	'cut off': (dice, genuine) => genuine.slice(0, dice.upTo(genuine.length)),
	'a bit flipped': (dice, genuine) => {
		const bytes = Buffer.from(genuine);
		bytes[dice.upTo(bytes.length)] ^= 1 << dice.upTo(8);
		return bytes;
	},
	'a key twice': (_dice, genuine) => genuine.replace('{', '{"metadata":{"eventId":"first"},'),
	__proto__: (_dice, genuine) =>
		genuine.replace('{', '{"__proto__":{"isTest":true},"constructor":{"prototype":{"status":200}},'),
	'event ids like names of objects': (dice, genuine) =>
		genuine.replace(
			/"eventId":"[^"]*"/,
			`"eventId":"${dice.oneOf(['__proto__', 'constructor', 'toString'])}"`,
		),
	'nested deep': (dice) => deep(dice, '[', '', ']'),
	'objects nested deep': (dice) => deep(dice, '{"a":', '1', '}'),
	'quotes and backslashes': (dice) => JSON.stringify('\\"'.repeat(dice.size(200_000))),
	'backslashes without an end': (dice) => `"${'\\'.repeat(dice.size(200_000))}`,
	'not a number': (dice) => dice.oneOf(['NaN', '-Infinity', '{"a":NaN}', '1e999999', '[01]', '-', '0x10']),
	'a huge number': (dice) => `{"payment":{"amount":${'9'.repeat(dice.size(100_000))}}}`,
	'no object': (dice) =>
		dice.oneOf(['null', 'true', '[]', '""', '0', '"text"', '[null]', '{}', '{"metadata":null}']),
	'a byte order mark': (_dice, genuine) => `\ufeff${genuine}`,
	'lone surrogates': () => '{"metadata":{"eventId":"\\ud800","eventType":"\\udfff"},"payment":{}}',
	'UTF-16': (_dice, genuine) => Buffer.from(genuine, 'utf16le'),
	'not UTF-8': (dice, genuine) =>
		Buffer.concat([Buffer.from(genuine), Buffer.from([0xff, 0xc0, 0x80, dice.upTo(256)])]),
	'zero bytes': (dice, genuine) => genuine.replaceAll(',', ',\0'.repeat(1 + dice.upTo(3))),
	bytes: (dice) => dice.bytes(dice.size(4_000)),
	'escaped into a text': (_dice, genuine) => JSON.stringify(genuine.replace('120.5', '999.99')),
	'a record of the event log': (_dice, genuine) =>
		JSON.stringify({ payload: genuine.replace('120.5', '999.99') }),
	'a form': (dice) =>
		`metadata[eventId]=${dice.upTo(99)}&${'a[]=1&'.repeat(dice.size(3_000))}payment[id]=stp`,
	xml: (dice) =>
		`<!DOCTYPE x [<!ENTITY a "${'&b;'.repeat(dice.upTo(50))}">]><x y="&a;">${'<z>'.repeat(dice.size(5_000))}</x>`,
	multipart: (dice) =>
		`--b\r\ncontent-disposition: form-data; name="${dice.oneOf(['metadata', '__proto__', 'a'.repeat(dice.size(5_000))])}"; filename="../../x"\r\n\r\n${'x'.repeat(dice.size(20_000))}\r\n--b--\r\n`,
	long: (dice, genuine) => genuine + ' '.repeat(dice.size(300 * KILOBYTE)),
	'very long': (dice) => {
		if (!dice.onceIn(20)) return 'x'.repeat(dice.size(100 * KILOBYTE));
		return Buffer.alloc(dice.size(LARGEST), dice.oneOf(['x', '[', '"', '\\', '\0']));
	},
};
