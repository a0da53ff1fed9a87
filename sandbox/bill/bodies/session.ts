import type { Static } from '@sinclair/typebox';
import { filledText, flag, object, text } from '../values/schema';

/** Body of POST /v3/login. */
export const signInSchema = object(
	{
		username: filledText(),
		password: filledText(),
		organizationId: filledText(),
		devKey: filledText(),
		rememberMeId: text(),
		device: text(),
	},
	['username', 'password', 'organizationId', 'devKey'],
);

/** Body of POST /v3/mfa/setup. */
export const newPhoneSchema = object({ phone: filledText(), type: filledText(), primary: flag }, [
	'phone',
	'type',
	'primary',
]);

/** Body of POST /v3/mfa/setup/validate. */
export const phoneProofSchema = object({ setupId: filledText(), type: filledText(), token: filledText() }, [
	'setupId',
	'type',
	'token',
]);

/** Body of POST /v3/mfa/challenge. */
export const challengeSchema = object({ useBackup: flag });

/** Body of POST /v3/mfa/challenge/validate. */
export const challengeAnswerSchema = object(
	{ challengeId: filledText(), token: filledText(), device: text(), machineName: text(), rememberMe: flag },
	['challengeId', 'token'],
);

/** Body of POST /v3/mfa/step-up. */
export const stepUpSchema = object({ rememberMeId: text(), device: text() });

/** What a caller signs in with. */
export type SignIn = Static<typeof signInSchema>;
/** What a caller sends to register a phone. */
export type NewPhone = Static<typeof newPhoneSchema>;
/** What a caller sends to answer a challenge. */
export type ChallengeAnswer = Static<typeof challengeAnswerSchema>;
