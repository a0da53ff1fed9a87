import type { Failure } from 'n8n-workflow';
import type { Cure } from '../../shared/cure';

/**
 * `never`: the same call would be refused again. `reads`: a fault of BILL; a read is repeated, the outcome of a write is
 * unknown. `whenFree`: refused unread because of too many calls at once. `nextHour`: refused until the next full hour.
 * `newSession`: refused unread; a new sign-in, then once more.
 */
export type Retry = 'never' | 'reads' | 'whenFree' | 'nextHour' | 'newSession';

/** What a BILL code means: to the person who has to act, to n8n, and to the call. */
export interface KnownCode {
	fix: string;
	cause: Failure['cause'];
	/** `person` unless told. */
	curedBy?: Cure;
	/** `never` unless told. */
	retry?: Retry;
}

/** How a session becomes one that BILL trusts. */
export const TRUST_FIX =
	'Fill in the form of the workflow Renew BILL trust, or run Session: Send Code and then Confirm Code and store what it returns in the credential as Remembered Device ID, Device Name and Trusted Until. BILL trusts a device for about 30 days; signing in again does not help.';

/** BILL code → fix, cause and whether to try again. Meanings: BILL common-api-error-codes and field reports, 2026-11. */
export const KNOWN_CODES: Record<string, KnownCode> = {
	BDC_1000: { fix: 'Correct the fields BILL names, then run this again.', cause: 'configuration-invalid' },
	BDC_1001: {
		fix: 'BILL had an internal error. Run this again in a few minutes.',
		cause: 'temporarily-unavailable',
		curedBy: 'time',
		retry: 'reads',
	},
	BDC_1002: {
		fix: 'BILL did not understand the request. Check the names and values of the fields, then run this again.',
		cause: 'configuration-invalid',
	},
	BDC_1101: {
		fix: 'Check User Email and Password in the credential, and that Environment is the one this user belongs to.',
		cause: 'credential-invalid',
	},
	BDC_1102: {
		fix: 'Check Developer Key in the credential. A sandbox key does not work in production, and a production key does not work in the sandbox, so check Environment too.',
		cause: 'credential-invalid',
	},
	BDC_1103: {
		fix: 'The developer key is switched off. Create a new one in BILL under Settings.',
		cause: 'credential-invalid',
	},
	BDC_1104: {
		fix: 'Sign in to the BILL web app once and accept the terms of service.',
		cause: 'credential-invalid',
	},
	BDC_1106: {
		fix: 'This developer key is not meant for this kind of sign-in. Use one created by the organization.',
		cause: 'credential-invalid',
	},
	BDC_1107: {
		fix: 'BILL has locked the organization, often after many wrong sign-ins. Wait, then sign in to the web app.',
		cause: 'credential-invalid',
	},
	BDC_1108: { fix: 'Fill in the field BILL names.', cause: 'configuration-invalid' },
	BDC_1109: {
		// The sign-in itself was accepted. What ends sessions at once is BILL in trouble, or another program with the same user.
		fix: 'BILL does not accept the session although it was just renewed. That usually passes. If it does not, test the credential, and give every program that signs in to BILL a user of its own.',
		cause: 'temporarily-unavailable',
		curedBy: 'time',
		retry: 'newSession',
	},
	BDC_1110: {
		fix: 'BILL has locked this sign-in. Reset the password in the web app, then update the credential.',
		cause: 'credential-invalid',
	},
	BDC_1117: { fix: 'Fill in the field BILL names.', cause: 'configuration-invalid' },
	BDC_1119: { fix: 'Correct the field BILL names.', cause: 'configuration-invalid' },
	BDC_1120: {
		fix: 'Check the ID: BILL has no such record in this organization.',
		cause: 'configuration-invalid',
	},
	BDC_1121: {
		fix: 'BILL has no such address. Check the path and its capital letters.',
		cause: 'configuration-invalid',
	},
	BDC_1122: {
		fix: 'BILL could not read the request. Check that texts given as JSON are complete.',
		cause: 'configuration-invalid',
	},
	BDC_1129: { fix: 'Correct the value BILL names.', cause: 'configuration-invalid' },
	BDC_1130: { fix: 'BILL cannot filter by this field. Remove the filter.', cause: 'configuration-invalid' },
	BDC_1131: { fix: 'BILL cannot filter this way. Remove the filter.', cause: 'configuration-invalid' },
	BDC_1143: {
		fix: 'Shorten the value BILL names. Invoice numbers can have 21 characters, device names 19.',
		cause: 'configuration-invalid',
	},
	BDC_1144: {
		fix: 'The calls BILL allows per hour and developer key are used up. Run this again after the next full hour.',
		cause: 'quota-exhausted',
		curedBy: 'time',
		retry: 'nextHour',
	},
	BDC_1145: {
		fix: 'The BILL user does not have permission to do this, or the feature is switched off. Check the role of the user in BILL.',
		cause: 'credential-invalid',
	},
	BDC_1150: {
		fix: 'The BILL user may not pay online. It needs the role Administrator or Payer, and access to the bank account.',
		cause: 'credential-invalid',
	},
	BDC_1151: {
		fix: 'Choose another Funding Account: it must be verified, not archived, and the user must be verified for it.',
		cause: 'configuration-invalid',
	},
	BDC_1152: {
		fix: 'Set Process Date to the next US business day, or leave it empty.',
		cause: 'configuration-invalid',
	},
	BDC_1158: {
		fix: 'Fill in the address of the vendor, with street, city, state and ZIP code: in BILL, or as the billing address of the account in Salesforce. From there it is sent to BILL when the vendor is next updated.',
		cause: 'configuration-invalid',
	},
	BDC_1159: {
		fix: 'The amount is above what the bill still owes. Look for an earlier payment of this bill before you pay again.',
		cause: 'configuration-invalid',
	},
	BDC_1171: { fix: 'Change Invoice Number: another bill uses it.', cause: 'configuration-invalid' },
	BDC_1205: {
		fix: 'Check the ID: BILL has no such record in this organization.',
		cause: 'configuration-invalid',
	},
	BDC_1246: {
		fix: 'Another item of the same call was refused, so BILL accepted none. Correct that item, then run this again.',
		cause: 'configuration-invalid',
		curedBy: 'repetition',
	},
	BDC_1302: {
		fix: 'BILL does not allow this with a sync token. Use a credential with Sign In With set to User.',
		cause: 'credential-invalid',
	},
	BDC_1322: {
		fix: 'Other programs use the same developer key at the same time. Run this again in a minute.',
		cause: 'rate-limited',
		curedBy: 'time',
		retry: 'whenFree',
	},
	BDC_1356: {
		fix: 'BILL did not accept the code from the text message: it is mistyped, or it was entered too late. Run Send Code again and enter the new code.',
		cause: 'configuration-invalid',
	},
	BDC_1358: {
		fix: 'Too many wrong codes. Wait some minutes, then run Send Code again.',
		cause: 'rate-limited',
	},
	BDC_1361: {
		fix: `This needs a trusted session, which only a sign-in with User can have. ${TRUST_FIX}`,
		cause: 'credential-invalid',
	},
	BDC_1374: {
		fix: 'BILL did not accept the code from the text message: it was entered too late, or it is mistyped. Run Send Code again and enter the new code.',
		cause: 'configuration-invalid',
	},
	BDC_1402: {
		fix: 'The bank account of the vendor is new. Set Process Date at least two business days ahead.',
		cause: 'configuration-invalid',
	},
};

/** What to do after a refusal that carries these codes; the first one that allows another try decides. */
export function retryOf(codes: Iterable<string>): Retry {
	for (const code of codes) {
		const retry = KNOWN_CODES[code]?.retry;
		if (retry) return retry;
	}
	return 'never';
}
