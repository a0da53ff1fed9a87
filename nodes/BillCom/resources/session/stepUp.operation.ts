import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { RunClient } from '../../transport/client';
import { sessionKey } from '../../transport/credential';
import { FailedCheckError } from '../../operation/failure';
import type { Operation } from '../../operation/operation';
import { forgetTrust, stepUp as stepUpSession } from './trust';
import { trustLeft } from './readSession';

/** POST /v3/mfa/step-up. Trusts the live session with the remembered device of the credential; no text message. */
export const stepUp: Operation = {
	option: {
		name: 'Step Up',
		value: 'stepUp',
		action: 'Step up the session to a trusted one',
		description:
			'Have BILL trust the current session by the remembered device of the credential, so that payments are possible',
	},
	signIn: 'user',
	output: { shape: { trusted: 'flag', trustedUntil: 'text', trustDaysLeft: 'number' } },
	calls: 1,
	fields: [],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const credential = client.credential;
		if (await stepUpSession(client)) {
			forgetTrust(sessionKey(credential));
			return [{ trusted: true, ...trustLeft(credential, Date.now()) }];
		}
		const what = credential.rememberMeId
			? 'BILL no longer trusts the Remembered Device ID of the credential, or it was issued for another Device Name'
			: 'the credential has no Remembered Device ID';
		const message = `Step Up: ${what}. Run Send Code and Confirm Code, and store what they return in the credential.`;
		throw new FailedCheckError(ctx.getNode(), 'sessionNotTrusted', message, itemIndex);
	},
};
