import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { userLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { type ParameterReader, parameters } from '../../parameters/reader';
import { readRecord } from '../../records/readRecord';
import { textOf } from '../../records/record';
import { readSession } from '../session/readSession';
import { userOutput } from './userOutput';
import type { BillClient, RunClient } from '../../transport/client';

/** GET /v3/users/{userId}, of a chosen user or of the one the credential signs in as. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a user',
		description: 'Read one user by its ID, or the user of the credential',
	},
	output: userOutput,
	calls: 1,
	callsNote: '1 more for the current user.',
	fields: [
		{
			displayName: 'Current User',
			name: 'isCurrentUser',
			type: 'boolean',
			default: false,
			description:
				'Whether to read the user that the credential signs in as. With a sync token there is none.',
		},
		{ ...userLocator, required: true, displayOptions: { show: { isCurrentUser: [false] } } },
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const id =
			read.raw('isCurrentUser') === true ? await currentUserId(client, read) : read.locator(userLocator);
		return [await readRecord(client, { label: 'user', path: '/v3/users', id })];
	},
};

async function currentUserId(client: BillClient, read: ParameterReader): Promise<string> {
	const { record } = await readSession(client);
	const id = textOf(record, 'userId');
	if (id) return id;
	throw read.refuse('BILL does not say which user is signed in', 'Choose the user in User.');
}
