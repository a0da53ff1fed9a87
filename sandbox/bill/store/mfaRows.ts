import type { Row } from './rows';

/** A phone text messages go to. */
export interface MfaPhone extends Row {
	userId: string;
	phone: string;
	type: string;
	primary: boolean;
	isConfirmed: boolean;
	createdTime: string;
}

/** A code somebody is asked for: to confirm a phone or to trust a session. `id` is the setupId or challengeId. */
export interface MfaChallenge extends Row {
	purpose: 'setup' | 'challenge';
	userId: string;
	phoneId: string;
	token: string;
	wrongTries: number;
	issuedAtMs: number;
}

/** A text message as it would arrive on the phone. */
export interface TextMessage extends Row {
	devKey: string;
	userId: string;
	phone: string;
	text: string;
	token: string;
	sentAtMs: number;
}
