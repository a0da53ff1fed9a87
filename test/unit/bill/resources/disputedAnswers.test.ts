import type { IDataObject } from 'n8n-workflow';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { forgetProcessMemory } from '../../../processMemory';
import { aCredential, runBill, type StoredCredential } from '../context';
import { aVendor, type Bill, startBill } from '../simulator';

let bill: Bill;
let credential: StoredCredential;

beforeAll(async () => {
	bill = await startBill();
});

beforeEach(() => {
	forgetProcessMemory();
	credential = aCredential(bill.url);
});

afterAll(async () => await bill.stop());

async function run(item: IDataObject): Promise<IDataObject> {
	const [output] = await runBill({ credential, items: [item], continueOnFail: true });
	return output?.json ?? {};
}

async function aPayment(vendor: IDataObject, number: string): Promise<IDataObject> {
	const [{ id: vendorId }] = (await bill.seed({ vendors: [vendor] })).vendors ?? [];
	const { id } = await bill.direct('POST', '/v3/bills', {
		vendorId,
		dueDate: '2030-12-02',
		invoice: { invoiceNumber: number, invoiceDate: '2030-11-02' },
		billLineItems: [{ amount: 120.5 }],
	});
	return {
		resource: 'payment',
		operation: 'create',
		billId: { __rl: true, mode: 'id', value: id },
		amount: 120.5,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: `SF-${number}`,
		processDate: '',
		options: {},
	};
}

describe.each(['BDC_1356', 'BDC_1374'])('a code from a text message that BILL refuses with %s', (code) => {
	it.each(['mistyped', 'late'])('asks for a new code in words that are right for a %s one', async (what) => {
		await bill.switches({ mfaWrongCode: code, mfaExpiredCode: code });
		const { challengeId } = await run({ resource: 'session', operation: 'sendCode' });
		if (what === 'late') await bill.advance(11 * 60_000);

		const { error, details } = await run({
			resource: 'session',
			operation: 'confirmCode',
			challengeId,
			code: '000 000',
			deviceName: '',
		});

		expect(error).toMatch(/mistyped/);
		expect(error).toMatch(/too late/);
		expect(error).toContain('Run Send Code again and enter the new code.');
		expect(details).toMatchObject({ code, curedBy: 'person' });
	});
});

it.each([19, 40])(
	'never sends BILL a device name above 19 characters, where BILL takes %i',
	async (deviceMaxLength) => {
		await bill.switches({ deviceMaxLength });
		await bill.advance(60_000);
		const { challengeId } = await run({ resource: 'session', operation: 'sendCode' });
		const messages = await bill.textMessages();
		const confirm = async (deviceName: string) =>
			await run({
				resource: 'session',
				operation: 'confirmCode',
				challengeId,
				code: String(messages.at(-1)?.token),
				deviceName,
			});

		expect(await confirm('d'.repeat(20))).toMatchObject({
			error: expect.stringContaining('Shorten it to 19'),
		});
		expect(await confirm('d'.repeat(19))).toMatchObject({ trusted: true });
	},
);

describe('a payment to a vendor without a complete address', () => {
	const withoutStreet = aVendor({ name: 'No Street', address: { country: 'US' } });

	it('says which parts of the address to fill in, where BILL asks for it', async () => {
		await bill.switches({ vendorAddress: 'required' });

		expect(await run(await aPayment(withoutStreet, 'INV-A1'))).toMatchObject({
			error: expect.stringMatching(
				/BDC_1158.*Fill in the address of the vendor, with street, city, state and ZIP code/,
			),
			details: { code: 'BDC_1158', curedBy: 'person' },
		});

		expect(await run(await aPayment(aVendor(), 'INV-A2'))).toMatchObject({ outcome: 'created' });
	});

	it('is made where BILL does not', async () => {
		await bill.switches({ vendorAddress: 'optional' });

		expect(await run(await aPayment(withoutStreet, 'INV-A3'))).toMatchObject({ outcome: 'created' });
	});
});
