import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { RunClient } from '../../transport/client';
import type { Operation } from '../../operation/operation';
import { textOf, toBillRecord } from '../../records/record';

/**
 * POST /v3/mfa/challenge → `challengeId`; BILL texts a six-digit code to the phone of the user. Five messages a minute.
 * Sent once: a second message would make the first code useless.
 */
export const sendCode: Operation = {
	option: {
		name: 'Send Code',
		value: 'sendCode',
		action: 'Send a code to renew the trust of the session',
		description: 'Have BILL send a six-digit code by text message to the user. Enter it in Confirm Code.',
	},
	signIn: 'user',
	isKeyless: true,
	output: { shape: { challengeId: 'text' } },
	calls: 1,
	fields: [],
	async execute(_ctx: IExecuteFunctions, _itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const answer = await client.request({
			intent: 'send a code by text message',
			method: 'POST',
			path: '/v3/mfa/challenge',
			body: { useBackup: false },
			isAnswered: (body) => textOf(toBillRecord(body), 'challengeId') !== '',
			decode: toBillRecord,
		});
		return [answer];
	},
};
