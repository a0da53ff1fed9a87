import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { billRequest } from '../../transport/request';
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
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		await billRequest(ctx, {
			intent: 'end the session',
			method: 'POST',
			path: '/v3/logout',
			isRepeatable: true,
			itemIndex,
			decode: () => undefined,
		});
		return [{ loggedOut: true }];
	},
};
