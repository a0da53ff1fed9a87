/** Safety Checks of many payments: what they cost, a mass payment as a whole, and an agent that must not fill them. */
import type { IDataObject } from 'n8n-workflow';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { aCredential, runBill, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';

const bill = useBill();
let credential: StoredCredential;
let vendorIds: string[];

beforeEach(async () => {
	credential = aCredential(bill.url);
	const { vendors = [] } = await bill.seed({
		vendors: [aVendor(), aVendor({ name: 'Contoso' }), aVendor({ name: 'Fabrikam' })],
	});
	vendorIds = vendors.map(({ id }) => id);
});

let made = 0;

async function aBill(
	vendorId: string,
	invoiceNumber = `ACME-${(made += 1)}-${made * 7919}`,
): Promise<string> {
	const record = await bill.direct('POST', '/v3/bills', {
		vendorId,
		dueDate: '2026-12-02',
		invoice: { invoiceNumber, invoiceDate: '2026-11-02' },
		billLineItems: [{ amount: 10 }],
	});
	return String(record.id);
}

const funding = {
	fundingAccountType: 'BANK_ACCOUNT',
	fundingAccountId: TENANT.bankAccountId,
	processDate: '',
};

const inBulk = (billId: string, safetyChecks: IDataObject, sendInBulk = true): IDataObject => ({
	resource: 'payment',
	operation: 'create',
	billId,
	amount: 10,
	...funding,
	idempotencyKey: `round-${billId}`,
	safetyChecks,
	options: {},
	sendInBulk,
});

const mass = (bills: IDataObject[], safetyChecks: IDataObject = {}): IDataObject => ({
	resource: 'payment',
	operation: 'createMass',
	bills,
	...funding,
	safetyChecks,
	options: {},
});

async function run(items: IDataObject[], nodeType = 'billCom'): Promise<IDataObject[]> {
	const outputs = await runBill({ credential, items, continueOnFail: true, nodeType });
	return outputs.map(({ json }) => json);
}

const sealsOf = async () =>
	(
		await run(
			vendorIds.map((vendorId) => ({
				resource: 'vendor',
				operation: 'getPayee',
				vendorId,
				sendInBulk: true,
			})),
		)
	).map(({ payeeSeal }) => payeeSeal);
const sent = async () => (await bill.calls('/connect/v3/payments')).filter(({ method }) => method === 'POST');
const callsTo = async (path: string) => (await bill.calls(path)).length;

describe('what the checks cost', () => {
	it('reads the payees, their other bills and the account once for 40 payments of three calls', async () => {
		const payeeSeals = await sealsOf();
		const ids: string[] = [];
		for (let place = 0; place < 40; place += 1) ids.push(await aBill(vendorIds[place % 3] ?? ''));
		const checksOf = (place: number) => ({
			asApproved: { vendorId: vendorIds[place % 3], payeeSeal: payeeSeals[place % 3], amount: 10 },
			duplicates: { sameNumber: 'stop' },
			fundingAccountReady: true,
		});
		await bill.clearJournal();

		const outputs = await run(ids.map((id, place) => inBulk(id, checksOf(place))));

		expect(outputs.every(({ outcome }) => outcome === 'created')).toBe(true);
		expect(await callsTo('/connect/v3/vendors')).toBe(1);
		expect(await callsTo('/connect/v3/funding-accounts')).toBe(1);
		// One for each call, and one list of what may be there twice.
		expect(await callsTo('/connect/v3/bills')).toBe(4);
	});

	it('asks for nothing that no check needs', async () => {
		const ids = [await aBill(vendorIds[0] ?? ''), await aBill(vendorIds[1] ?? '')];
		await bill.clearJournal();

		await run(ids.map((id) => inBulk(id, { asApproved: { amount: 10 }, paymentsPaused: 'no' })));

		expect(await callsTo('/connect/v3/vendors')).toBe(0);
		expect(await callsTo('/connect/v3/funding-accounts')).toBe(0);
		expect(await callsTo('/connect/v3/bills')).toBe(1);
	});

	it('stops the bills it is about and pays the others of the call', async () => {
		const [first = '', second = ''] = vendorIds;
		const [good, bad] = [await aBill(first), await aBill(second)];

		const outputs = await run([
			inBulk(good, { asApproved: { vendorId: first } }),
			inBulk(bad, { asApproved: { vendorId: first } }),
		]);

		expect(outputs).toMatchObject([{ outcome: 'created' }, { details: { reason: 'vendorDiffers' } }]);
	});

	it('finds a payee out as well where the item does not say whose bill it is', async () => {
		const [seal = ''] = await sealsOf();
		const [same, other] = [await aBill(vendorIds[0] ?? ''), await aBill(vendorIds[1] ?? '')];

		const outputs = await run([same, other].map((id) => inBulk(id, { asApproved: { payeeSeal: seal } })));

		expect(outputs).toMatchObject([{ outcome: 'created' }, { details: { reason: 'payeeChanged' } }]);
	});
});

describe('a mass payment', () => {
	it('is paid where every bill is as its row says it was approved', async () => {
		const payeeSeals = await sealsOf();
		const bills = await Promise.all(
			vendorIds.map(async (vendorId, place) => ({
				billId: await aBill(vendorId),
				amount: 10,
				asApproved: { vendorId, payeeSeal: payeeSeals[place], amount: '10.00' },
			})),
		);

		const [output] = await run([
			mass(bills, { duplicates: {}, fundingAccountReady: true, sessionTrusted: true }),
		]);

		expect(output).toMatchObject({ batchStatus: 'SCHEDULED' });
		expect((await sent())[0]?.body.payments).toEqual(bills.map(({ billId }) => ({ billId, amount: 10 })));
	});

	it('is not sent where one bill differs, and names every objection to it', async () => {
		const [first = '', second = ''] = vendorIds;
		const bills = [
			{ billId: await aBill(first), amount: 10, asApproved: { amount: 10 } },
			{
				billId: await aBill(second, 'INV-7'),
				amount: 10,
				asApproved: { vendorId: first, invoiceNumber: 'INV-8' },
				differentPeople: [
					{ role: 'approver', person: 'Ann' },
					{ role: 'submitter', person: 'ann' },
				],
			},
		];

		const [output] = await run([mass(bills, { paymentsPaused: 'yes', limits: { limitPerPayment: 5 } })]);

		expect(output?.details).toMatchObject({
			reason: 'paymentsPaused',
			curedBy: 'person',
			bills: [
				{
					billId: bills[1]?.billId,
					reasons: [
						{ reason: 'vendorDiffers', expected: first, found: second },
						{ reason: 'invoiceNumberDiffers' },
						{ reason: 'samePerson' },
					],
				},
			],
			reasons: [{ reason: 'paymentsPaused' }, { reason: 'billsNotPayable' }, { reason: 'overLimit' }],
		});
		expect(await sent()).toHaveLength(0);
	});

	it('needs the balance for all of its bills', async () => {
		await bill.switches({ accountBalance: '15' });
		const bills = [
			{ billId: await aBill(vendorIds[0] ?? ''), amount: 10 },
			{ billId: await aBill(vendorIds[1] ?? ''), amount: 10 },
		];

		const [output] = await run([mass(bills, { fundingAccountReady: true })]);

		expect(output?.details).toMatchObject({ reason: 'balanceTooLow', curedBy: 'time' });
	});

	it('says which of its bills may be there twice', async () => {
		const [vendorId = ''] = vendorIds;
		const paid = await aBill(vendorId, 'INV-7');
		await bill.advance(60_000);
		const other = await aBill(vendorId, 'INV-07');

		const [output] = await run([mass([{ billId: paid, amount: 10 }], { duplicates: {} })]);

		expect(output).toMatchObject({
			possibleDuplicates: [{ ofBillId: paid, billId: other, why: 'sameNumber' }],
		});
	});

	it('is not sent in a session that BILL does not trust', async () => {
		credential = aCredential(bill.url, { rememberMeId: '', device: '' });
		const bills = [{ billId: await aBill(vendorIds[0] ?? ''), amount: 10 }];

		const [output] = await run([mass(bills, { paymentsPaused: 'yes' })]);

		expect(output?.details).toMatchObject({
			reasons: [{ reason: 'sessionNotTrusted' }, { reason: 'paymentsPaused' }],
		});
		expect(await sent()).toHaveLength(0);
	});
});

describe('an agent', () => {
	const agentFields = { agentMayPay: true, agentPaymentLimit: 100 };

	it.each<[string, unknown]>([
		['a limit', { limits: { limitPerPayment: "={{ $fromAI('limit') }}" } }],
		[
			'a seal',
			{ asApproved: { payeeSeal: "={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('seal') }}" } },
		],
		['whether payments are paused', { paymentsPaused: "={{ $fromai('paused') }}" }],
		['all of them', "={{ $fromAI('checks', '', 'json') }}"],
	])('must not fill %s', async (_what, stored) => {
		const billId = await aBill(vendorIds[0] ?? '');
		await bill.clearJournal();

		const [output] = await run(
			[{ ...inBulk(billId, stored as IDataObject, false), ...agentFields }],
			'billComTool',
		);

		expect(output?.details).toMatchObject({ reason: 'agentNotPermitted', curedBy: 'person' });
		expect(output?.error).toMatch(/A field of Safety Checks is filled by the agent/);
		expect(await bill.calls()).toHaveLength(0);
	});

	it('is held by the checks as anybody is', async () => {
		const billId = await aBill(vendorIds[0] ?? '');

		const [refused] = await run(
			[{ ...inBulk(billId, { asApproved: { amount: 9 } }, false), ...agentFields }],
			'billComTool',
		);
		const [paid] = await run(
			[{ ...inBulk(billId, { asApproved: { amount: 10 } }, false), ...agentFields }],
			'billComTool',
		);

		expect(refused?.details).toMatchObject({ reason: 'amountDiffers' });
		expect(paid).toMatchObject({ outcome: 'created' });
	});
});
