/** Payment: Create, Pay When: on which day BILL is asked to withdraw the money. */
import type { IDataObject } from 'n8n-workflow';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { aCredential, runBill, type StoredCredential } from '../context';
import { letTimePass } from '../passingTime';
import { aVendor, useBill } from '../simulator';

/** A Wednesday; Monday, 5 July is a bank holiday, because the fourth is a Sunday. */
const NOW = '2027-06-30T15:00:00Z';

const bill = useBill();
let credential: StoredCredential;
let vendorId: string;

beforeEach(async () => {
	letTimePass(new Date(NOW));
	await bill.switches({ trustDays: 10_000 });
	await bill.advance(Date.parse(NOW) - Date.now());
	credential = aCredential(bill.url);
	vendorId = (await bill.seed({ vendors: [aVendor()] })).vendors?.[0]?.id ?? '';
});

afterEach(() => jest.restoreAllMocks());

async function aBill(dueDate: string, amount: number): Promise<string> {
	const invoice = { invoiceNumber: `INV-${amount}`, invoiceDate: '2027-06-01' };
	const made = await bill.direct('POST', '/v3/bills', {
		vendorId,
		dueDate,
		invoice,
		billLineItems: [{ amount }],
	});
	return String(made.id);
}

function aPayment(billId: string, amount: number, changes: IDataObject): IDataObject {
	return {
		resource: 'payment',
		operation: 'create',
		billId,
		amount,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: `round-${billId}`,
		options: {},
		...changes,
	};
}

async function run(items: IDataObject[]): Promise<IDataObject[]> {
	return (await runBill({ credential, items, continueOnFail: true })).map(({ json }) => json);
}

/** The day BILL was asked for; undefined where BILL chose, and the day it chose. */
async function askedAndPaid(output: IDataObject | undefined): Promise<unknown[]> {
	const [call] = (await bill.calls('/v3/payments')).filter(({ method }) => method === 'POST');
	return [call?.body.processDate, output?.processDate];
}

it.each([
	['at once', { payWhen: 'atOnce' }, undefined, '2027-07-01'],
	[
		'at once, with a day left over',
		{ payWhen: 'atOnce', processDate: '2027-08-02' },
		undefined,
		'2027-07-01',
	],
	['on a date', { payWhen: 'onDate', processDate: '2027-08-02' }, '2027-08-02', '2027-08-02'],
	['on a date without one', { payWhen: 'onDate', processDate: '' }, undefined, '2027-07-01'],
	['as before the choice was there', { processDate: '2027-08-02' }, '2027-08-02', '2027-08-02'],
	['on a Saturday', { payWhen: 'onDate', processDate: '2027-07-10' }, '2027-07-09', '2027-07-09'],
	['on a holiday', { payWhen: 'onDate', processDate: '2027-07-05' }, '2027-07-02', '2027-07-02'],
	['today', { payWhen: 'onDate', processDate: '2027-06-30' }, undefined, '2027-07-01'],
	['on the due date of the bill', { payWhen: 'dueDate' }, '2027-08-31', '2027-08-31'],
	['on the due date of the item', { payWhen: 'dueDate', dueDate: '2027-07-20' }, '2027-07-20', '2027-07-20'],
	[
		'on a due date that is a Sunday',
		{ payWhen: 'dueDate', dueDate: '2027-07-18' },
		'2027-07-16',
		'2027-07-16',
	],
	['on a due date that has passed', { payWhen: 'dueDate', dueDate: '2027-03-01' }, undefined, '2027-07-01'],
	[
		'on a due date as Salesforce writes it',
		{ payWhen: 'dueDate', dueDate: '2027-07-20T00:00:00.000+0000' },
		'2027-07-19',
		'2027-07-19',
	],
	[
		'three business days before',
		{ payWhen: 'beforeDueDate', dueDate: '2027-07-09', businessDaysBefore: 3 },
		'2027-07-06',
		'2027-07-06',
	],
	[
		'four business days before, over the holiday',
		{ payWhen: 'beforeDueDate', dueDate: '2027-07-09', businessDaysBefore: '4' },
		'2027-07-02',
		'2027-07-02',
	],
	[
		'more business days before than there are',
		{ payWhen: 'beforeDueDate', dueDate: '2027-07-09', businessDaysBefore: 20 },
		undefined,
		'2027-07-01',
	],
	[
		'before the due date of the bill',
		{ payWhen: 'beforeDueDate', businessDaysBefore: 5 },
		'2027-08-24',
		'2027-08-24',
	],
])('pays %s', async (_, choice, asked, paid) => {
	const billId = await aBill('2027-08-31', 10);
	const [single] = await run([aPayment(billId, 10, choice)]);

	expect(single).toMatchObject({ outcome: 'created' });
	expect(await askedAndPaid(single)).toEqual([asked, paid]);

	const another = await aBill('2027-08-31', 11);
	await bill.clearJournal();
	const [inBulk] = await run([aPayment(another, 11, { ...choice, sendInBulk: true })]);

	expect(inBulk).toMatchObject({ outcome: 'created' });
	expect(await askedAndPaid(inBulk)).toEqual([asked, paid]);
});

it('tells a wallet the next business day, which BILL does not choose for one', async () => {
	const billId = await aBill('2027-08-31', 10);

	const [payment] = await run([
		aPayment(billId, 10, { payWhen: 'atOnce', fundingAccountType: 'WALLET', fundingAccountId: '' }),
	]);

	expect(payment).toMatchObject({ outcome: 'created', processDate: '2027-07-01' });
});

it.each([
	[{ payWhen: 'someday' }, /Pay When is "someday"/],
	[{ payWhen: 'dueDate', dueDate: 'soon' }, /Due Date is "soon", which is not a date/],
	[{ payWhen: 'beforeDueDate', businessDaysBefore: -1 }, /Business Days Before is -1/],
	[{ payWhen: 'beforeDueDate', businessDaysBefore: 400 }, /Business Days Before is 400.*at most 60/],
	[{ payWhen: 'onDate', processDate: '2016-08-02' }, /BDC_1152/],
])('pays nothing for %j', async (choice, message) => {
	const billId = await aBill('2027-08-31', 10);

	const [output] = await run([aPayment(billId, 10, choice)]);

	expect(output?.error).toMatch(message);
	expect((await bill.state()).payments ?? []).toEqual([]);
});

it('sends bills that are due on different days in different calls, and each pays on its day', async () => {
	const days = ['2027-08-02', '2027-08-03', '2027-08-02', '2027-07-01'];
	const ids: string[] = [];
	for (const [index, day] of days.entries()) ids.push(await aBill(day, index + 1));
	await bill.clearJournal();

	const outputs = await run(
		ids.map((id, index) => aPayment(id, index + 1, { payWhen: 'dueDate', dueDate: '', sendInBulk: true })),
	);

	expect(outputs.map(({ billId, processDate }) => [billId, processDate])).toEqual(
		ids.map((id, index) => [id, days[index]]),
	);
	expect(await bill.calls('/v3/payments/bulk')).toHaveLength(3);
});
