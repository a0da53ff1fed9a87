import { createHmac } from 'node:crypto';
import type { Dice } from './dice';

/** Keys that a forger may try: none of them is that of the subscription. */
const KEYS = ['undefined', 'null', '', ' ', '[object Object]', '0', 'secret', '\u0000'];
const MEMBERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What a forger may know and have. */
export interface Loot {
	/** Of another subscription, which is theirs. */
	otherKey: string;
	/** A message that BILL did send to this address, and its signature. */
	genuine: string;
	captured: string;
	/** For requests that may not even be looked at. */
	rightKey: string;
}

type MakeSignature = (dice: Dice, body: Buffer, loot: Loot) => string | undefined;

export const signatureOf = (body: Buffer | string, key: string): string =>
	createHmac('sha256', key).update(body).digest('base64');

/** Anything but BILL's signature of this body with the key of this address, unless the body is the captured one. */
export const SIGNATURES: Record<string, MakeSignature> = {
	none: () => undefined,
	empty: () => '',
	'of another message': (_dice, _body, { captured }) => captured,
	'with the key of another subscription': (_dice, body, { otherKey }) => signatureOf(body, otherKey),
	'with a key that is none': (dice, body) => signatureOf(body, dice.oneOf(KEYS)),
	'of nothing': (_dice, _body, { otherKey }) => signatureOf('', otherKey),
	'with another hash': (dice, body, { otherKey }) =>
		createHmac(dice.oneOf(['sha1', 'sha512', 'md5', 'sha224']), otherKey)
			.update(body)
			.digest('base64'),
	'in hex': (_dice, _body, { captured }) => Buffer.from(captured, 'base64').toString('hex'),
	'for addresses': (_dice, _body, { captured }) => Buffer.from(captured, 'base64').toString('base64url'),
	'without its end': (dice, _body, { captured }) => captured.slice(0, dice.upTo(captured.length)),
	'with another last bit': (_dice, _body, { captured }) => {
		const last = MEMBERS.indexOf(captured[42]);
		return `${captured.slice(0, 42)}${MEMBERS[last ^ 1]}=`;
	},
	twice: (_dice, _body, { captured }) => `${captured}, ${captured}`,
	quoted: (_dice, _body, { captured }) => `"${captured}"`,
	named: (_dice, _body, { captured }) => `sha256=${captured}`,
	'bytes of Latin 1': (dice) => `\u00e9\u00ff${'\u00a0'.repeat(dice.upTo(44))}`,
	'of its length': (dice) => `${Array.from({ length: 43 }, () => MEMBERS[dice.upTo(64)]).join('')}=`,
	long: (dice) => 'A'.repeat(dice.size(12_000)),
};
