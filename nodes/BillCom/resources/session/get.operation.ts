import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { RunClient } from '../../transport/client';
import type { Operation } from '../../operation/operation';
import { readSession, trustLeft } from './readSession';
import type { Output } from '../../../shared/operation/outputShape';

/** The session, what it is trusted for, and how long; `environment` is sandbox, production or custom, as the credential says. */
const sessionOutput: Output = {
	shape: {
		organizationId: 'text',
		environment: 'text',
		userId: 'text',
		mfaStatus: 'text',
		mfaBypass: 'flag',
		trust: 'text',
		trustedUntil: 'text',
		trustDaysLeft: 'number',
	},
};

/** GET /v3/login/session → who is signed in, whether payments are possible, and for how many days. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get the session',
		description:
			'Check the connection, whether BILL trusts the session for payments, and for how many more days',
	},
	output: sessionOutput,
	calls: 1,
	fields: [],
	async execute(_ctx: IExecuteFunctions, _itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const { record, trust } = await readSession(client);
		const { credential } = client;
		return [{ ...record, environment: credential.environment, trust, ...trustLeft(credential, Date.now()) }];
	},
};
