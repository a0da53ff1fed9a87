import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { RunClient } from '../../transport/client';
import type { Operation } from '../../operation/operation';

/** POST /v3/logout. The session is shared by all executions; the next call signs in again by itself. */
export const logOut: Operation = {
	option: {
		name: 'Log Out',
		value: 'logOut',
		action: 'Log out of the session',
		description: 'End the session of the credential. The next call signs in again.',
	},
	output: { shape: { loggedOut: 'flag' } },
	calls: 1,
	fields: [],
	async execute(_ctx: IExecuteFunctions, _itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		await client.request({
			intent: 'end the session',
			method: 'POST',
			path: '/v3/logout',
			isRepeatable: true,
			decode: () => undefined,
		});
		return [{ loggedOut: true }];
	},
};
