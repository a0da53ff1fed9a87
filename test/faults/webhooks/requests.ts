import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { BODIES, message } from './bodies';
import type { Dice } from './dice';
import { SIGNATURES, signatureOf, type Loot } from './signatures';

/** One request, as it goes over the wire. */
export interface RawRequest {
	/** What is wrong with it, in words. */
	kind: string;
	method: string;
	path: string;
	/** Whole lines, Latin 1, without `Host` and `Connection`. */
	headers: string[];
	body: Buffer;
	/** Slow: in pieces with pauses. Cut: the connection ends in the middle. */
	manner: 'whole' | 'slow' | 'cut';
	/** Says nothing else than a message that was handled: may be answered as a repetition, and starts nothing. */
	isReplay: boolean;
	/** How long to wait for an answer, where there may be none. */
	patienceMs?: number;
}

const CONTENT_TYPES = [
	...[
		'application/json',
		'application/json',
		'application/json; charset=utf-8',
		'application/json; charset=utf-16',
	],
	...['text/plain', 'application/x-www-form-urlencoded', 'text/html'],
	...[
		'multipart/form-data',
		'multipart/form-data; boundary=b',
		'multipart/mixed; boundary=b',
		'multipart/form-data; boundary=',
	],
	...[
		'application/octet-stream',
		'application/json, text/plain',
		'json',
		'',
		';;;',
		'application/json; charset=\u00e9',
	],
];
/**
 * n8n 2.41.1 has one reader of XML for all requests (dist/middlewares/body-parser.js), and after a document without an
 * end it answers none with XML any more, whatever node they are for. Nothing of the package is asked, and each such request
 * stays in n8n's memory, so they are few.
 */
const XML_TYPES = ['application/xml', 'image/svg+xml'];
const XML_ONCE_IN = 400;
const XML_PATIENCE_MS = 1_000;
const METHODS = ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'POSTX', 'post'];
const BOMB_BYTES = 15 * 1024 * 1024;
/** Ever the same bytes, and n8n unpacks them each time. */
const BOMBS = new Map<string, Buffer>();

type Change = (dice: Dice, request: RawRequest, loot: Loot) => void;

const bomb = (name: string, pack: (bytes: Buffer) => Buffer, filling: string) => {
	const made = BOMBS.get(name) ?? pack(Buffer.alloc(BOMB_BYTES, filling));
	BOMBS.set(name, made);
	return made;
};
const compressed = (request: RawRequest, encoding: string, body: Buffer) => {
	request.headers.push(`Content-Encoding: ${encoding}`);
	request.body = body;
};

/** What may be odd about a request beside its body and signature. */
const CHANGES: Record<string, Change> = {
	plain: () => {},
	gzip: (_dice, request) => compressed(request, 'gzip', gzipSync(request.body)),
	deflate: (dice, request) =>
		compressed(request, 'deflate', dice.onceIn(2) ? deflateSync(request.body) : deflateRawSync(request.body)),
	brotli: (_dice, request) => compressed(request, 'br', brotliCompressSync(request.body)),
	'broken gzip': (dice, request) => {
		const packed = gzipSync(request.body);
		compressed(
			request,
			'gzip',
			dice.onceIn(2) ? packed.subarray(0, dice.upTo(packed.length)) : dice.bytes(30),
		);
	},
	'gzip that is none': (_dice, request) => compressed(request, 'gzip', request.body),
	'an unknown encoding': (dice, request) =>
		compressed(request, dice.oneOf(['gzip, gzip', 'zstd', 'GZIP', 'identity', '\u00e9']), request.body),
	bomb: (dice, request) => {
		if (!dice.onceIn(10)) return;
		const filling = dice.oneOf(['[', '"', ' ', '\0']);
		if (dice.onceIn(2)) compressed(request, 'gzip', bomb(`gzip ${filling}`, gzipSync, filling));
		else compressed(request, 'deflate', bomb(`deflate ${filling}`, deflateSync, filling));
	},
	// Even with BILL's own signature of a message that nobody has seen yet.
	'another method': (dice, request, { rightKey }) => {
		request.method = dice.oneOf(METHODS);
		request.body = Buffer.from(message(`by another method ${dice.next()}`));
		request.headers.push(`X-Bill-Sha-Signature: ${signatureOf(request.body, rightKey)}`);
	},
	'another path': (dice, request) => {
		const { path } = request;
		const base = path.slice(0, path.lastIndexOf('/'));
		request.path = dice.oneOf([
			...[`${path}/`, `${path}?eventId=1&__proto__[a]=1`, `${path}%00`, `${path}/../webhook`, `/${path}`],
			...[
				`${base}/%2e%2e/webhook`,
				path.toUpperCase(),
				`${path}%`,
				`${path};a=b`,
				`${path}#a`,
				`${base}%2fwebhook`,
			],
			...[
				path.replace('/webhook/', '/webhook-test/'),
				path.replace('/webhook/', '/webhook-waiting/'),
				`${path}\u00e9`,
			],
		]);
	},
	'many headers': (dice, request) =>
		void request.headers.push(...Array.from({ length: dice.size(900) }, (_, at) => `X-H${at}: ${at}`)),
	'a long header': (dice, request) => void request.headers.push(`X-Long: ${'a'.repeat(dice.size(20_000))}`),
	'odd headers': (dice, request) =>
		void request.headers.push(
			dice.oneOf([
				...[
					'X-Forwarded-For: 127.0.0.1',
					'X-Http-Method-Override: GET',
					'Origin: https://evil.example',
					'Expect: 100-continue',
				],
				...[
					'Transfer-Encoding: chunked',
					'Content-Length: 5',
					'Content-Length: -1',
					'X-No-Colon',
					'X-Zero: a\0b',
					'Upgrade: websocket',
				],
				...[
					': empty',
					'Cookie: n8n-auth=eyJhbGciOiJub25lIn0.e30.',
					'Traceparent: 00-0-0-00',
					'User-Agent: Googlebot',
					'Host: evil.example',
				],
			]),
		),
	'sent slowly': (_dice, request) => void (request.manner = 'slow'),
	'cut off': (_dice, request) => void (request.manner = 'cut'),
};

/** A request that BILL has not sent: its signature is not BILL's for this body, or both were captured. */
export function forged(dice: Dice, path: string, loot: Loot): RawRequest {
	const named = <T>(choices: Record<string, T>) => dice.oneOf(Object.entries(choices));
	const [bodyKind, makeBody] = named(BODIES);
	const [signatureKind, makeSignature] = named(SIGNATURES);
	const [changeKind, change] = dice.onceIn(3) ? named(CHANGES) : (['plain', CHANGES.plain] as const);
	const body = Buffer.from(makeBody(dice, loot.genuine));
	const signature = makeSignature(dice, body, loot);
	const isXml = dice.onceIn(XML_ONCE_IN);
	const otherType = dice.onceIn(2) ? 'application/json' : dice.oneOf(CONTENT_TYPES);
	const contentType = isXml ? dice.oneOf(XML_TYPES) : otherType;
	const request: RawRequest = {
		kind: [changeKind, `body: ${bodyKind}`, `signature: ${signatureKind}`, contentType].join(' | '),
		method: 'POST',
		path,
		headers: [`Content-Type: ${contentType}`],
		body,
		manner: 'whole',
		...(isXml && { patienceMs: XML_PATIENCE_MS }),
		isReplay: signature === loot.captured && meansTheSame(body, loot.genuine),
	};
	if (signature !== undefined && changeKind !== 'another method')
		request.headers.push(`X-Bill-Sha-Signature: ${signature}`);
	change(dice, request, loot);
	return request;
}

function meansTheSame(body: Buffer, genuine: string): boolean {
	try {
		return JSON.stringify(JSON.parse(body.toString('utf8'))) === genuine;
	} catch {
		return false;
	}
}
