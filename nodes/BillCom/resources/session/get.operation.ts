import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../operation';
import { readSession } from './readSession';
import { sessionOutput } from './sessionOutput';

/** GET /v3/login/session → who is signed in, and whether payments are possible. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get the session',
		description: 'Check the connection, and whether BILL trusts the session for payments',
	},
	output: sessionOutput,
	calls: 1,
	fields: [],
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		const { record, trust } = await readSession(ctx, itemIndex);
		return [{ ...record, trust }];
	},
};
