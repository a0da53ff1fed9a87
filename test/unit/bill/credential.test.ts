import axios from 'axios';
import type { ICredentialTestFunctions, IDataObject } from 'n8n-workflow';
import { BillComApi } from '../../../credentials/BillComApi.credentials';
import { BillCom } from '../../../nodes/BillCom/BillCom.node';
import { TENANT } from '../../../sandbox/bill/tenant';
import { aCredential } from './context';
import { useBill } from './simulator';

const bill = useBill();

const context: ICredentialTestFunctions = Object.assign(Object.create(null), {
	helpers: {
		request: async ({ uri, method, body, headers }: Record<string, string>) => {
			const answer = await axios({
				url: uri,
				method,
				data: body,
				headers: { ...Object(headers) },
				proxy: false,
				validateStatus: () => true,
			});
			return { statusCode: answer.status, body: answer.data };
		},
	},
});

async function test(changes: IDataObject) {
	const data = aCredential(bill.url, changes);
	const { billComApiTest } = new BillCom().methods.credentialTest;
	return await billComApiTest.call(context, { id: '1', name: 'BILL', type: 'billComApi', data });
}

it('says that payments are possible for a remembered device', async () => {
	expect(await test({})).toEqual({
		status: 'OK',
		message: `Signed in to organization ${TENANT.organizationId}. Payments are possible.`,
	});
});

it('says that payments need a remembered device where none is given', async () => {
	expect(await test({ rememberMeId: '', device: '' })).toMatchObject({
		status: 'OK',
		message: expect.stringContaining('payments also need a Remembered Device ID'),
	});
});

it.each([
	['a wrong password', { password: 'wrong' }, /BDC_1101.*User Email and Password/],
	['the key of another environment', { developerKey: 'production-key' }, /BDC_1102.*Environment/],
	[
		'an unknown organization',
		{ organizationId: '00801UNKNOWN000000000' },
		/Organization ID 00801UNKNOWN000000000/,
	],
	['a device BILL no longer trusts', { rememberMeId: 'expired' }, /does not trust the remembered device/],
	[
		'a wrong sync token',
		{ loginMethod: 'syncToken', tokenName: 'x', tokenValue: 'y' },
		/BDC_1101.*Token Name and Token Value/,
	],
	['an empty field', { developerKey: '' }, /Developer Key is empty.*Fill in Developer Key/],
	[
		'an address nobody answers at',
		{ customUrl: 'http://127.0.0.1:1' },
		/could not be reached at http:\/\/127\.0\.0\.1:1.*Environment and URL/,
	],
])('says in words that the test found %s', async (_, changes, message) => {
	expect(await test(changes)).toEqual({ status: 'Error', message: expect.stringMatching(message) });
});

it('asks BILL afresh after a refusal, because a person presses the button', async () => {
	await test({ password: 'wrong' });

	await test({ password: 'wrong' });

	expect((await bill.stats()).refusals).toEqual({ BDC_1101: 2 });
});

it('masks every secret and keeps the session out of sight', () => {
	const { properties } = new BillComApi();

	const masked = properties.filter(({ typeOptions }) => typeOptions?.password).map(({ name }) => name);

	expect(masked).toEqual(
		expect.arrayContaining(['developerKey', 'password', 'tokenValue', 'rememberMeId', 'sessionId']),
	);
	expect(properties.find(({ name }) => name === 'sessionId')).toMatchObject({
		type: 'hidden',
		typeOptions: { expirable: true },
	});
});

it('can be used by the nodes of this package only', () => {
	expect(new BillComApi().restrictToSupportedNodes).toBe(true);
});
