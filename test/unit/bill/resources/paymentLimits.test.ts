/** Payment: Create and Create Mass Payment, Safety Checks > Limits: what may be paid at most, counted from the payments BILL has. */
import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';
import { dayOf } from '../../../../nodes/BillCom/resources/payment/checks/limits/paidToday';
import { clock } from '../../../../nodes/BillCom/transport/clock';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { forgetProcessMemory } from '../../../processMemory';
import { LONGER_MS, untilTrue } from '../../../untilTrue';
import { aCredential, runBill, type StoredCredential } from '../context';
import { letTimePass } from '../passingTime';
import { severalProcesses } from '../processes';
import { aVendor, useBill } from '../simulator';

/** A Wednesday afternoon in New York; the next day begins there at 4:00 UTC, and counts once no clock can be wrong about it. */
const NOW = '2027-06-30T18:00:00Z';
const NEXT_DAY = '2027-07-01T04:15:00.000Z';

const bill = useBill();
let credential: StoredCredential;
let vendorId: string;
let otherVendorId: string;

beforeEach(async () => {
	letTimePass(new Date(NOW));
	await bill.switches({ trustDays: 10_000 });
	await bill.advance(Date.parse(NOW) - Date.now());
	credential = aCredential(bill.url);
	const { vendors } = await bill.seed({ vendors: [aVendor(), aVendor({ name: 'Contoso' })] });
	vendorId = vendors?.[0]?.id ?? '';
	otherVendorId = vendors?.[1]?.id ?? '';
});

afterEach(() => jest.restoreAllMocks());

let bills = 0;

async function aBill(amount: number, ofVendor = vendorId): Promise<string> {
	bills += 1;
	const made = await bill.direct('POST', '/v3/bills', {
		vendorId: ofVendor,
		dueDate: '2027-08-02',
		invoice: { invoiceNumber: `INV-${bills}`, invoiceDate: '2027-06-01' },
		billLineItems: [{ amount }],
	});
	return String(made.id);
}

function aPayment(
	billId: string,
	amount: number,
	limits: IDataObject,
	changes: IDataObject = {},
): IDataObject {
	return {
		resource: 'payment',
		operation: 'create',
		billId,
		amount,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: `round-${billId}`,
		processDate: '',
		safetyChecks: { limits },
		options: {},
		...changes,
	};
}

const account = { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId };

/** A payment that a person makes in BILL. */
async function payElsewhere(amount: number, ofVendor = vendorId): Promise<IDataObject> {
	const billId = await aBill(amount, ofVendor);
	return await bill.direct('POST', '/v3/payments', {
		vendorId: ofVendor,
		billId,
		amount,
		fundingAccount: account,
		processingOptions: {},
	});
}

async function run(items: IDataObject[]): Promise<IDataObject[]> {
	return (await runBill({ credential, items, continueOnFail: true })).map(({ json }) => json);
}

async function runOnly(item: IDataObject): Promise<IDataObject> {
	const [output = {}] = await run([item]);
	return output;
}

/** What became of each item: `created`, or which limits refused it. */
const fates = (outputs: IDataObject[]) =>
	outputs.map(
		({ outcome, details }) => outcome ?? limitsIn(details as IDataObject).map(({ limit }) => limit),
	);
const limitsIn = (details: IDataObject) => (details.limits ?? []) as IDataObject[];
const writes = async () =>
	(await bill.calls('/connect/v3/payments')).filter(({ method }) => method === 'POST');
const listsOfToday = async () =>
	(await bill.calls('/connect/v3/payments')).filter(({ query }) =>
		JSON.stringify(query).includes('createdTime:gte'),
	);

describe.each([
	['one by one', {}],
	['in bulk', { sendInBulk: true }],
])('paying %s', (_how, how) => {
	const pay = (billId: string, amount: number, limits: IDataObject) => aPayment(billId, amount, limits, how);

	it('refuses what is above the limit per payment, which a person has to change', async () => {
		const billId = await aBill(100.01);
		await bill.clearJournal();

		const { error, details } = await runOnly(pay(billId, 100.01, { limitPerPayment: '100' }));

		expect(error).toBe(
			`Payment of bill ${billId}: Amount 100.01 is above Limit per Payment (100.00 USD). Nothing was sent. Raise the limit, or have a person pay in BILL.`,
		);
		expect(details).toMatchObject({
			reason: 'overLimit',
			curedBy: 'person',
			limits: [{ limit: 'limitPerPayment', value: 100, amount: 100.01, currency: 'USD', paidBefore: 0 }],
		});
		expect(await writes()).toHaveLength(0);
		expect(await listsOfToday()).toHaveLength(0);
	});

	it('pays up to the limit and not a cent less', async () => {
		const billId = await aBill(100);

		const limits = { limitPerPayment: 100, limitPerVendorAndDay: '100.00', limitPerDay: ' 100 ' };

		expect(await runOnly(pay(billId, 100, limits))).toMatchObject({ outcome: 'created' });
	});

	it('counts what anybody paid the vendor today, and waits for the next day', async () => {
		await payElsewhere(70);
		await payElsewhere(500, otherVendorId);
		const billId = await aBill(40);

		const { details } = await runOnly(pay(billId, 40, { limitPerVendorAndDay: 100 }));

		expect(details).toMatchObject({
			reason: 'overLimit',
			curedBy: 'time',
			retryAt: NEXT_DAY,
			limits: [{ limit: 'limitPerVendorAndDay', value: 100, amount: 40, paidBefore: 70 }],
		});
	});

	it('counts all vendors for the limit per day', async () => {
		await payElsewhere(70);
		await payElsewhere(20, otherVendorId);
		const [fits, tooMuch] = [await aBill(10), await aBill(10.01)];

		const outputs = await run([
			pay(tooMuch, 10.01, { limitPerDay: 100 }),
			pay(fits, 10, { limitPerDay: 100 }),
		]);

		expect(fates(outputs)).toEqual([['limitPerDay'], 'created']);
	});

	it('names all limits that are in the way at once', async () => {
		await payElsewhere(70);
		const billId = await aBill(60);
		const limits = { limitPerPayment: 50, limitPerVendorAndDay: 100, limitPerDay: 120 };

		const { error, details } = await runOnly(pay(billId, 60, limits));

		expect(error).toContain(
			'above Limit per Payment (50.00 USD) and Limit per Vendor and Day (100.00 USD after 70.00 today) and Limit per Day (120.00 USD after 70.00 today)',
		);
		expect(details).toMatchObject({ curedBy: 'person' });
	});

	it('lets a person decide where even an empty day has no room', async () => {
		await payElsewhere(70);
		const billId = await aBill(60);

		const { details } = await runOnly(pay(billId, 60, { limitPerDay: 50 }));

		expect(details).toMatchObject({ reason: 'overLimit', curedBy: 'person' });
	});

	it('does not count yesterday, what was cancelled, and what was recorded as paid outside of BILL', async () => {
		await payElsewhere(70);
		await bill.advance(24 * 60 * 60_000);
		letTimePass(new Date(Date.parse(NOW) + 24 * 60 * 60_000));
		const cancelled = await payElsewhere(60);
		await bill.direct('POST', `/v3/payments/${String(cancelled.id)}/cancel`);
		await axios.post(`${bill.url}/sandbox/tick`, {}, { proxy: false });
		const outside = await aBill(50);
		await bill.direct('POST', '/v3/bills/record-payment', {
			vendorId,
			processDate: '2027-07-01',
			toPrintCheck: false,
			payments: [{ billId: outside, amount: 50 }],
		});
		const billId = await aBill(100);

		expect(await runOnly(pay(billId, 100, { limitPerDay: 100 }))).toMatchObject({ outcome: 'created' });
	});

	it('counts the items of a run together, in their order', async () => {
		const amounts = [40, 50, 30, 10];
		const ids: string[] = [];
		for (const amount of amounts) ids.push(await aBill(amount));
		await bill.clearJournal();

		const outputs = await run(ids.map((id, index) => pay(id, amounts[index] ?? 0, { limitPerDay: '100' })));

		expect(fates(outputs)).toEqual(['created', 'created', ['limitPerDay'], 'created']);
		// One before, and one after each call that paid something.
		expect(await listsOfToday()).toHaveLength('sendInBulk' in how ? 2 : 4);
	});

	it('returns a payment that is there, whatever the limits', async () => {
		const billId = await aBill(100);
		await runOnly(pay(billId, 100, { limitPerDay: 100 }));

		expect(await runOnly(pay(billId, 100, { limitPerDay: 100, limitPerPayment: 1 }))).toMatchObject({
			outcome: 'existing',
		});
	});

	it('asks for no list where nothing counts by the day', async () => {
		const billId = await aBill(100);
		await bill.clearJournal();

		await runOnly(pay(billId, 100, { limitPerPayment: 100, limitPerDay: '', limitPerVendorAndDay: ' ' }));

		expect(await listsOfToday()).toHaveLength(0);
	});

	it('pays nothing with a limit of 0', async () => {
		const billId = await aBill(1);

		const outputs = [
			await runOnly(pay(billId, 1, { limitPerDay: 0 })),
			await runOnly(pay(billId, 1, { limitPerPayment: '0' })),
		];

		expect(fates(outputs)).toEqual([['limitPerDay'], ['limitPerPayment']]);
		expect((outputs[0]?.details as IDataObject).curedBy).toBe('person');
	});

	it.each(['10,000', '10.000', '1 000', '1e5', '-1', 'none', true, {}, Number.NaN, 10.001])(
		'refuses %p as a limit instead of guessing',
		async (limitPerDay) => {
			const billId = await aBill(1);

			const { error, details } = await runOnly(pay(billId, 1, { limitPerDay }));

			expect(error).toMatch(/Limit per Day is/);
			expect(details).toMatchObject({ reason: 'badInput', curedBy: 'person' });
		},
	);

	it('refuses a payment in another currency than its limits', async () => {
		const address = { line1: '1 King St', city: 'Toronto', zipOrPostalCode: 'M5H', country: 'CA' };
		const { vendors } = await bill.seed({
			vendors: [aVendor({ name: 'Toronto Tools', billCurrency: 'CAD', address })],
		});
		const billId = await aBill(10, vendors?.[0]?.id);

		const { error, details } = await runOnly({
			...pay(billId, 10, { limitPerPayment: 100 }),
			currency: 'CAD',
		});

		expect(error).toMatch(/the payment is in CAD, and its limits are in USD/);
		expect(details).toMatchObject({
			reason: 'overLimit',
			curedBy: 'person',
			limits: [{ limit: 'limitCurrency', value: 'USD', currency: 'CAD' }],
		});
	});

	it('gives back what BILL refused', async () => {
		const [refused, good] = [await aBill(60), await aBill(60)];
		const path = 'sendInBulk' in how ? 'POST /v3/payments/bulk' : 'POST /v3/payments';
		await bill.fault({ kind: 'refusal', on: path, code: 'BDC_1151', status: 422 });

		const first = await runOnly(pay(refused, 60, { limitPerDay: 100 }));
		const second = await runOnly(pay(good, 60, { limitPerDay: 100 }));

		expect([first.outcome, second.outcome]).toEqual([undefined, 'created']);
	});
});

it('pays nothing where limits stand at the place they had before', async () => {
	const billId = await aBill(10);

	const { error } = await runOnly(
		aPayment(billId, 10, {}, { options: { limits: { limitPerPayment: '100' } } }),
	);

	expect(error).toMatch(
		/Options holds Limits, which are no longer read there\. Add them under Safety Checks/,
	);
	expect(await writes()).toHaveLength(0);
});

it('lets two runs at the same moment not take the same rest', async () => {
	const ids = [await aBill(60), await aBill(60)];

	const outputs = await Promise.all(
		ids.map(async (id) => await runOnly(aPayment(id, 60, { limitPerDay: 100 }))),
	);

	expect(outputs.filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
});

it('counts 40 bills of three calls in their order', async () => {
	const ids: string[] = [];
	for (let count = 0; count < 40; count += 1) ids.push(await aBill(10));

	const outputs = await run(ids.map((id) => aPayment(id, 10, { limitPerDay: 300 }, { sendInBulk: true })));

	expect(outputs.map(({ outcome }) => outcome === 'created')).toEqual(ids.map((_, index) => index < 30));
});

it('looks again in a run of more than a minute', async () => {
	const ids = [await aBill(60), await aBill(30)];
	let passedMs = 0;
	jest.spyOn(clock, 'nowMs').mockImplementation(() => {
		passedMs += 15_000;
		return Date.parse(NOW) + passedMs;
	});
	await bill.clearJournal();

	await run(ids.map((id, index) => aPayment(id, index ? 30 : 60, { limitPerDay: 100 })));

	expect((await listsOfToday()).length).toBeGreaterThan(1);
});

const faultsToCome = async () =>
	(await axios.get<unknown[]>(`${bill.url}/sandbox/faults`, { proxy: false })).data;

describe('two n8n that pay in the same moment', () => {
	let processes: ReturnType<typeof severalProcesses>;

	// After the memory of the process was forgotten, which takes such a division with it.
	beforeEach(() => {
		processes = severalProcesses();
	});

	afterEach(() => processes.end());

	it.each([
		['one by one', {}],
		['in bulk', { sendInBulk: true }],
	])('stay within the limit of the day, paying %s', async (_how, how) => {
		const ids: string[] = [];
		for (let count = 0; count < 6; count += 1) ids.push(await aBill(60));
		const [first, second] = [aCredential(bill.url), aCredential(bill.url)];
		const payAs = async (name: string, of: StoredCredential, some: string[]) =>
			await processes.run(name, async () => {
				const items = some.map((id) => aPayment(id, 60, { limitPerDay: 130 }, how));
				return (await runBill({ credential: of, items, continueOnFail: true })).map(({ json }) => json);
			});

		const [ours, theirs] = await Promise.all([
			payAs('one', first, ids.slice(0, 3)),
			payAs('other', second, ids.slice(3)),
		]);

		const { payments = [] } = await bill.state();
		const live = payments.filter(({ status }) => status !== 'CANCELLED');
		const made = new Set(payments.map(({ id }) => id));
		const undone = [...ours, ...theirs].flatMap(({ details }) => {
			const { cancelledPaymentId } = Object(details) as IDataObject;
			return cancelledPaymentId ? [details] : [];
		});
		const standing = live.filter(({ cancelRequestSubmitted }) => cancelRequestSubmitted !== true);
		expect(standing.length).toBeLessThanOrEqual(2);
		expect(made.size - standing.length).toBe(undone.length);
		for (const details of undone)
			expect(details).toMatchObject({ reason: 'overLimit', curedBy: 'time', retryAt: NEXT_DAY });
	});
});

it('cancels its own payment where another was made meanwhile, and pays it on the next day as a replacement', async () => {
	const billId = await aBill(60);
	const other = await aBill(60);
	const limits = { limitPerDay: 100, limitPerVendorAndDay: 110 };
	await bill.clearJournal();
	// The other n8n pays while the payment of this one is on its way.
	await bill.fault({ kind: 'latency', on: 'POST /v3/payments', ms: 2_000 });
	const making = runOnly(aPayment(billId, 60, limits));
	await untilTrue(async () => (await faultsToCome()).length === 0, 'the payment to reach BILL', LONGER_MS);
	await bill.direct('POST', '/v3/payments', {
		vendorId,
		billId: other,
		amount: 60,
		fundingAccount: account,
		processingOptions: {},
	});
	const { error, details } = (await making) as { error: string; details: IDataObject };

	expect(error).toMatch(
		/because another payment was made at the same moment; the payment \w+ was cancelled again/,
	);
	expect(details).toMatchObject({
		reason: 'overLimit',
		curedBy: 'time',
		cancelledPaymentId: expect.any(String),
		limits: [
			{ limit: 'limitPerVendorAndDay', paidBefore: 60 },
			{ limit: 'limitPerDay', paidBefore: 60 },
		],
	});
	const next = NEXT_DAY;
	letTimePass(new Date(next));
	await bill.advance(Date.parse(next) - Date.parse(NOW));
	await axios.post(`${bill.url}/sandbox/tick`, {}, { proxy: false });
	jest.spyOn(clock, 'nowMs').mockImplementation(() => Date.parse(next));
	const replaced = aPayment(billId, 60, limits, {
		idempotencyKey: `round-${billId}-again`,
		options: { replacedPaymentId: details.cancelledPaymentId },
	});

	expect(await runOnly(replaced)).toMatchObject({ outcome: 'created' });
});

it('counts what another process paid, and not twice what this one did', async () => {
	const ids = [await aBill(30), await aBill(30), await aBill(30), await aBill(30)];
	const payOne = async (place: number) => await runOnly(aPayment(ids[place] ?? '', 30, { limitPerDay: 100 }));

	const outputs = [await payOne(0), await payOne(1)];
	forgetProcessMemory();
	outputs.push(await payOne(2), await payOne(3));

	expect(fates(outputs)).toEqual(['created', 'created', 'created', ['limitPerDay']]);
});

describe('a mass payment', () => {
	const pay = (list: Array<{ billId: string; amount: number }>, limits: IDataObject) => ({
		resource: 'payment',
		operation: 'createMass',
		bills: list,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		processDate: '',
		safetyChecks: { limits },
		options: {},
	});

	it('is paid as a whole or not at all', async () => {
		await payElsewhere(50);
		const list = [
			{ billId: await aBill(30), amount: 30 },
			{ billId: await aBill(30), amount: 30 },
		];

		const refused = await runOnly(pay(list, { limitPerDay: 100 }));
		const sent = await writes();
		const paid = await runOnly(pay(list, { limitPerDay: 110 }));

		expect(refused).toMatchObject({ details: { reason: 'overLimit', curedBy: 'time', retryAt: NEXT_DAY } });
		expect(sent.filter(({ path }) => path.endsWith('/mass'))).toEqual([]);
		expect(paid).toMatchObject({ batchStatus: 'SCHEDULED' });
	});

	it('waits for a person where its bills alone are above a limit', async () => {
		const list = [
			{ billId: await aBill(60), amount: 60 },
			{ billId: await aBill(60), amount: 60 },
		];

		const { error, details } = await runOnly(pay(list, { limitPerVendorAndDay: 100 }));

		expect(error).toMatch(/split the list, or raise the limit/);
		expect(details).toMatchObject({ reason: 'overLimit', curedBy: 'person' });
	});
});

it.each([
	['an hour is missing', '2027-03-14T12:00:00Z', '2027-03-14T05:00:00Z', '2027-03-15T04:00:00Z'],
	['an hour is there twice', '2027-11-07T12:00:00Z', '2027-11-07T04:00:00Z', '2027-11-08T05:00:00Z'],
	['it is tomorrow in UTC', '2027-07-01T03:59:59Z', '2027-06-30T04:00:00Z', '2027-07-01T04:00:00Z'],
])('takes the day of New York where %s', (_what, now, from, until) => {
	expect(dayOf(Date.parse(now))).toEqual({ fromMs: Date.parse(from), untilMs: Date.parse(until) });
});
