import axios from 'axios';
import { TENANT } from '../../../sandbox/bill/tenant';
import type { BillAt } from '../billSandbox';
import { UNKNOWN } from './operationCase';
import type { OperationCase } from './operationCase';

/** Without an item to refuse, the sign-in is. */
const SIGN_IN_REFUSED = /BDC_1101.*User Email and Password/s;

/** A challenge somebody asked for, as `challenge`; its `code` is in the text message. */
async function askForCode(sandbox: BillAt) {
	const challenge = await sandbox.asSomebodyElse('POST', '/v3/mfa/challenge', { useBackup: false });
	const { data } = await axios.get(`${sandbox.url}/sandbox/text-messages`, { proxy: false });
	const code = /\d{6}/.exec(JSON.stringify(data.at(-1).text))?.[0];
	return { challenge: { id: String(challenge.challengeId), code } };
}

export const sessionCases: OperationCase[] = [
	{
		resource: 'session',
		operation: 'get',
		good: () => ({}),
		returns: () => [
			{
				organizationId: TENANT.organizationId,
				environment: 'custom',
				userId: TENANT.userId,
				trust: 'trusted',
			},
		],
		refusal: SIGN_IN_REFUSED,
	},
	{
		resource: 'session',
		operation: 'logOut',
		good: () => ({}),
		returns: () => [{ loggedOut: true }],
		refusal: SIGN_IN_REFUSED,
	},
	{
		resource: 'session',
		operation: 'sendCode',
		good: () => ({}),
		returns: () => [{ challengeId: expect.any(String) }],
		refusal: SIGN_IN_REFUSED,
	},
	{
		resource: 'session',
		operation: 'confirmCode',
		arrange: askForCode,
		parameters: {
			challengeId: '={{ $json.challengeId }}',
			code: '={{ $json.code }}',
			deviceName: 'n8n-payables',
		},
		good: ({ more }) => ({ challengeId: more.challenge.id, code: String(more.challenge.code) }),
		returns: () => [
			{
				trusted: true,
				rememberMeId: expect.any(String),
				device: 'n8n-payables',
				trustedUntil: expect.any(String),
			},
		],
		bad: () => ({ challengeId: UNKNOWN, code: '12345' }),
		refusal: /Code does not have six digits.*newest text message/,
	},
	{
		resource: 'session',
		operation: 'stepUp',
		good: () => ({}),
		returns: () => [{ trusted: true }],
		refusal: SIGN_IN_REFUSED,
	},
];
