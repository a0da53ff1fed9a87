import type { IDataObject } from 'n8n-workflow';
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';

const NUMBER = '000987654';

const bill = useBill();
let credential: StoredCredential;
let vendorId: string;

beforeEach(async () => {
	credential = aCredential(bill.url);
	const [vendor] = (await bill.seed({ vendors: [aVendor()] })).vendors ?? [];
	vendorId = String(vendor?.id);
});

function anAccount(changes: IDataObject = {}): IDataObject {
	return {
		resource: 'vendor',
		operation: 'addBankAccount',
		vendorId,
		bankAccountNumber: NUMBER,
		additionalFields: { routingNumber: '074000010' },
		...changes,
	};
}

const storedAccount = async () => {
	const [vendor] = (await bill.state()).vendors ?? [];
	return (vendor?.paymentInformation as IDataObject).bankAccount as IDataObject | undefined;
};

describe('the bank account of a vendor', () => {
	it('carries what other countries ask for', async () => {
		const additionalFields = {
			nameOnAccount: 'Nordwind',
			paymentCurrency: 'eur',
			type: 'CHECKING',
			ownerType: 'BUSINESS',
			regulatoryFields: { field: [{ name: 'taxId', value: '12 345' }] },
		};

		const added = await runOne(
			credential,
			anAccount({ bankAccountNumber: 'DE89 3704 0044 0532 0130 00', additionalFields }),
		);

		expect(added).toMatchObject({ accountNumber: '****3000', paymentCurrency: 'EUR' });
		expect(await storedAccount()).toMatchObject({
			accountNumber: 'DE89370400440532013000',
			regulatoryFields: [{ name: 'taxId', value: '12 345' }],
		});
	});

	it.each([
		[
			'an IBAN with a typing error',
			{ bankAccountNumber: 'DE89370400440532013001' },
			/IBAN with wrong check digits/,
		],
		['a masked number', { bankAccountNumber: '****7654' }, /characters other than letters and digits/],
		['no number', { bankAccountNumber: ' ' }, /Account Number is missing/],
		[
			'a routing number with a typing error',
			{ additionalFields: { routingNumber: '074000019' } },
			/Routing Number is not a US routing number/,
		],
		[
			'half a regulatory field',
			{ additionalFields: { regulatoryFields: { field: [{ name: 'taxId', value: '' }] } } },
			/Regulatory field 1 has no value/,
		],
	])('is refused with %s before BILL is asked', async (_, changes, message) => {
		await expect(runOne(credential, anAccount(changes))).rejects.toThrow(message);

		expect(await bill.calls()).toEqual([]);
	});

	it('is added once when the answer is lost', async () => {
		await bill.fault({ kind: 'lost-reply', on: 'POST /v3/vendors/*/bank-account' });

		const added = await runOne(credential, anAccount());

		expect(added).toMatchObject({ vendorId, accountNumber: '****7654' });
		expect((await bill.calls('bank-account')).map(({ method }) => method)).toEqual(['POST', 'GET']);
	});

	it('stays when another one is added on top of it', async () => {
		await bill.direct('POST', `/v3/vendors/${vendorId}/bank-account`, { accountNumber: '111222333' });

		await expect(runOne(credential, anAccount())).rejects.toThrow(/did not add the bank account/);

		expect(await storedAccount()).toMatchObject({ accountNumber: '111222333' });
	});

	it('is removed, and counts as removed when the answer is lost', async () => {
		await runOne(credential, anAccount());
		await bill.fault({ kind: 'lost-reply', on: 'DELETE /v3/vendors/*/bank-account' });

		const removed = await runOne(credential, {
			resource: 'vendor',
			operation: 'removeBankAccount',
			vendorId,
		});

		expect(removed).toEqual({ vendorId, removed: true });
		expect(await storedAccount()).toBeUndefined();
	});

	it('appears in no output and no error, whatever BILL answers', async () => {
		const refused = anAccount({ vendorId: '00901UNKNOWN000000000' });

		const output = await runBill({ credential, items: [anAccount(), refused], continueOnFail: true });
		const error: unknown = await runOne(credential, refused).catch((caught: unknown) => caught);

		expect(output).toHaveLength(2);
		// n8n saves every field of an error; in `node` the parameters, which the user wrote, are always there.
		const saved = { ...(error as object), node: undefined };
		expect(JSON.stringify([output, saved, String(error)])).not.toContain(NUMBER);
	});
});

describe('an agent that may write and nothing else', () => {
	const byAgent = async (item: IDataObject) =>
		await runBill({ credential, items: [{ agentMayWrite: true, ...item }], nodeType: 'billComTool' });
	const create = (additionalFields: IDataObject): IDataObject => ({
		resource: 'vendor',
		operation: 'create',
		name: 'Payee',
		addressLine1: '40 Harbor Street',
		addressCity: 'Toledo',
		additionalFields,
	});
	const enabled = { settings: { enabled: true, maxAmount: '500.00', daysBeforeDueDate: 1 } };
	const account = { account: { bankAccountNumber: NUMBER } };

	it.each([
		['adds no bank account', () => anAccount(), /Let the Agent Change Bank Details/],
		['removes none', () => ({ ...anAccount(), operation: 'removeBankAccount' }), /Change Bank Details/],
		['creates no vendor that brings one', () => create({ bankAccount: account }), /Change Bank Details/],
		['sets no automatic payment up', () => create({ autoPay: enabled }), /Let the Agent Pay/],
		[
			'raises no limit of one',
			() => ({
				resource: 'vendor',
				operation: 'update',
				vendorId,
				updateFields: { autoPay: { settings: { maxAmount: '9000.00' } } },
			}),
			/Let the Agent Pay/,
		],
		[
			'connects no vendor with an organization',
			() => ({ resource: 'vendor', operation: 'inviteToNetwork', vendorId, networkId: '1' }),
			/Change Bank Details/,
		],
	])('%s', async (_, item, message) => {
		await expect(byAgent(item())).rejects.toThrow(message);

		expect(await bill.calls()).toEqual([]);
	});

	it('brings no vendor back whose bills BILL pays by itself, and any other', async () => {
		const autoPay = { enabled: true };
		const { vendors = [] } = await bill.seed({
			vendors: [aVendor({ name: 'Own', autoPay }), aVendor({ name: 'Plain' })],
		});
		const restoring = vendors.map(({ id }) => ({ resource: 'vendor', operation: 'restore', vendorId: id }));
		for (const { id } of vendors) await bill.direct('POST', `/v3/vendors/${id}/archive`);

		const [own = {}, plain = {}] = restoring;
		await expect(byAgent(own)).rejects.toThrow(/Let the Agent Pay/);
		const [restored] = await byAgent(plain);

		expect(restored?.json).toMatchObject({ name: 'Plain', archived: false });
	});

	it.each(['sendCode', 'confirmCode'])(
		'renews no trust, whose answer is a secret (%s)',
		async (operation) => {
			const code = { resource: 'session', operation, challengeId: 'c', code: '123456' };

			await expect(byAgent({ ...code, agentMayWrite: false })).rejects.toThrow(/Let the Agent Write/);
			expect(await bill.calls()).toEqual([]);
		},
	);

	it('creates plain vendors, and switches automatic payment off', async () => {
		const off = { settings: { enabled: false } };

		const [vendor] = await byAgent(create({ autoPay: off }));

		expect(vendor?.json).toMatchObject({ name: 'Payee', autoPay: { enabled: false } });
	});
});

it('creates a vendor with its account, terms and automatic payment', async () => {
	const [bank] = (await bill.state()).bankAccounts ?? [];
	const additionalFields = {
		companyName: 'Northwind Inc',
		leadTimeInDays: 3,
		paymentTermId: { __rl: true, mode: 'id', value: '00p01TERM0000000000' },
		paymentPurposeCode: 'P1006',
		paymentPurposeCodeName: 'Business services',
		autoPay: {
			settings: {
				enabled: true,
				bankAccountId: { __rl: true, mode: 'list', value: bank?.id },
				maxAmount: '500.50',
				daysBeforeDueDate: 0,
			},
		},
		bankAccount: { account: { bankAccountNumber: NUMBER, routingNumber: '074000010', bankCountry: 'USA' } },
	};

	await runOne(credential, {
		resource: 'vendor',
		operation: 'create',
		name: 'Northwind Two',
		addressLine1: '40 Harbor Street',
		addressCity: 'Toledo',
		additionalFields,
	});

	const created = ((await bill.state()).vendors ?? []).find(({ name }) => name === 'Northwind Two');
	expect(created).toMatchObject({
		additionalInfo: {
			companyName: 'Northwind Inc',
			leadTimeInDays: 3,
			paymentTermId: '00p01TERM0000000000',
		},
		paymentInformation: {
			bankAccount: { accountNumber: NUMBER, bankCountry: 'US' },
			paymentPurpose: { code: { name: 'Business services', value: 'P1006' } },
		},
		autoPay: { enabled: true, bankAccountId: bank?.id, maxAmount: 500.5, daysBeforeDueDate: 0 },
	});
});

it.each([
	['a limit that is no money', { autoPay: { settings: { enabled: true, maxAmount: 'lots' } } }, /Max Amount/],
	['a limit of nothing', { autoPay: { settings: { enabled: true, maxAmount: '0' } } }, /above zero/],
	['half a day', { leadTimeInDays: 1.5 }, /Lead Time is 1\.5/],
	['words and a code', { paymentPurposeText: 'Goods', paymentPurposeCode: 'G' }, /both filled in/],
	['the name of a code alone', { paymentPurposeCodeName: 'Goods' }, /Payment Purpose Code is missing/],
])('refuses %s before BILL is asked', async (_, updateFields, message) => {
	const run = runOne(credential, { resource: 'vendor', operation: 'update', vendorId, updateFields });

	await expect(run).rejects.toThrow(message);
	expect(await bill.calls()).toEqual([]);
});

it('reads a history of several pages to its end, and no further than asked', async () => {
	for (let index = 0; index < 120; index += 1) {
		await bill.direct('PATCH', `/v3/vendors/${vendorId}`, { phone: `555${String(index).padStart(4, '0')}` });
	}
	const history = { resource: 'vendor', operation: 'getAuditTrail', vendorId, options: {} };

	const all = await runBill({ credential, items: [{ ...history, returnAll: true }] });
	const some = await runBill({ credential, items: [{ ...history, returnAll: false, limit: 3 }] });

	expect([all.length, some.length]).toEqual([121, 3]);
	expect(all.at(-1)?.json).toMatchObject({ field: { name: 'phone', value: { current: '5550119' } } });
});
