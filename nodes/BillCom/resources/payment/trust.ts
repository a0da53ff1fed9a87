import type { IExecuteFunctions } from 'n8n-workflow';
import { sessionKey } from '../../transport/credential';
import { credentialOf } from '../../transport/request';
import { forget, remember } from '../remember';
import { readSession } from '../session/readSession';
import type { PayRefusal } from './payableBill';

/** A run of payments asks once. BILL checks again for each payment. */
const TRUST_LIFE_MS = 60_000;

/** BILL refuses payments of a session without multi-factor trust, in the sandbox too (field reports, 2026-11). */
export const NOT_TRUSTED: PayRefusal = {
	reason: 'sessionNotTrusted',
	what: 'BILL does not trust this session for payments (BDC_1361)',
	fix: 'Renew the trust: set Remembered Device ID and Device Name in the BILL credential. BILL trusts a device for about 30 days.',
};

/** Why this session cannot pay; undefined when it can, or when only BILL can tell. */
export async function refusalOfSession(
	ctx: IExecuteFunctions,
	itemIndex: number,
): Promise<PayRefusal | undefined> {
	const credential = await credentialOf(ctx);
	if (credential.loginMethod === 'syncToken') {
		return {
			reason: 'sessionNotTrusted',
			what: 'the credential signs in with a sync token, and BILL lets no sync token pay',
			fix: 'Use a credential that signs in with User and a Remembered Device ID.',
		};
	}
	const key = `trust:${sessionKey(credential)}`;
	const { trust } = await remember(key, TRUST_LIFE_MS, async () => await readSession(ctx, itemIndex));
	if (trust !== 'notTrusted') return undefined;
	// The next payment looks afresh: a person may renew the trust at any moment.
	forget(key);
	return NOT_TRUSTED;
}
