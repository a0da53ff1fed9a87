/** Payment: Create, Safety Checks: each refusal with the values compared, single and in bulk, and all of them together. */
import type { IDataObject } from 'n8n-workflow';
import { clock } from '../../../../nodes/BillCom/transport/clock';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';

const ACCOUNT = { nameOnAccount: 'Northwind', accountNumber: '000987654', routingNumber: '074000010' };
const DAY_MS = 24 * 60 * 60_000;

const bill = useBill();
let credential: StoredCredential;
let vendorId: string;

beforeEach(async () => {
	credential = aCredential(bill.url);
	const { vendors } = await bill.seed({ vendors: [aVendor({ email: 'ap@northwind.example' })] });
	vendorId = vendors?.[0]?.id ?? '';
	await bill.direct('POST', `/v3/vendors/${vendorId}/bank-account`, ACCOUNT);
});

afterEach(() => jest.restoreAllMocks());

interface BillSays {
	number?: string;
	amount?: number;
	invoiceDate?: string;
	of?: string;
	lines?: IDataObject[];
}

let made = 0;

async function aBill({ number, amount = 120.5, invoiceDate = '2026-11-02', of, lines }: BillSays = {}) {
	made += 1;
	const record = await bill.direct('POST', '/v3/bills', {
		vendorId: of ?? vendorId,
		dueDate: '2026-12-02',
		invoice: { invoiceNumber: number ?? `ACME-${made}-${made * 7919}`, invoiceDate },
		billLineItems: lines ?? [{ amount }],
	});
	return String(record.id);
}

function aPayment(billId: string, safetyChecks: IDataObject, changes: IDataObject = {}): IDataObject {
	return {
		resource: 'payment',
		operation: 'create',
		billId,
		amount: 120.5,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: `round-${billId}`,
		processDate: '',
		safetyChecks,
		options: {},
		...changes,
	};
}

interface Refused extends IDataObject {
	error: string;
	details: IDataObject & { reasons: IDataObject[] };
}

async function run(items: IDataObject[]): Promise<Refused[]> {
	const outputs = await runBill({ credential, items, continueOnFail: true });
	return outputs.map(({ json }) => json as Refused);
}

const runOnly = async (item: IDataObject) => (await run([item]))[0] as Refused;
const reasonsOf = ({ details }: Refused) => details.reasons.map(({ reason }) => reason);
const sent = async () => (await bill.calls('/connect/v3/payments')).filter(({ method }) => method === 'POST');
const sealOf = async (id = vendorId) =>
	String((await runOne(credential, { resource: 'vendor', operation: 'getPayee', vendorId: id })).payeeSeal);
const change = async (changes: IDataObject) => await bill.direct('PATCH', `/v3/vendors/${vendorId}`, changes);

async function changeBank(accountNumber: string): Promise<void> {
	await bill.direct('DELETE', `/v3/vendors/${vendorId}/bank-account`);
	await bill.direct('POST', `/v3/vendors/${vendorId}/bank-account`, { ...ACCOUNT, accountNumber });
}

describe.each([
	['one by one', {}],
	['in bulk', { sendInBulk: true }],
])('paying %s', (_how, how) => {
	const pay = (billId: string, checks: IDataObject, changes: IDataObject = {}) =>
		aPayment(billId, checks, { ...how, ...changes });

	it('pays what is as it was approved', async () => {
		const { chartOfAccounts = [] } = await bill.seed({
			chartOfAccounts: [{ name: 'Paper' }, { name: 'Ink' }],
		});
		const [paper, ink] = chartOfAccounts.map(({ id }) => id);
		const number = 'OCC/2017/Q1/city-development/46292287';
		const lines = [
			{ amount: 100, classifications: { chartOfAccountId: paper } },
			{ amount: 20.5, classifications: { chartOfAccountId: ink } },
		];
		const short = 'OCC/2017/Q1/-49a7dd4f';
		const billId = await aBill({ number: short, lines });
		const asApproved = {
			vendorId,
			payeeSeal: await sealOf(),
			amount: '120.50',
			currency: 'USD',
			invoiceNumber: short,
			lines: JSON.stringify([{ amount: 20.5, chartOfAccountId: ink }, { amount: '100.00' }]),
		};

		const first = await runOnly(pay(billId, { asApproved: { ...asApproved, invoiceNumber: number } }));
		const second = await runOnly(pay(billId, { asApproved }));

		expect(first.details?.reasons ?? []).toMatchObject([
			{ reason: 'invoiceNumberDiffers', expected: number, found: short },
		]);
		expect(second).toMatchObject({ outcome: 'created' });
	});

	it.each<[string, IDataObject, IDataObject]>([
		['vendor', { vendorId: '00901OTHERVENDOR' }, { reason: 'vendorDiffers', expected: '00901OTHERVENDOR' }],
		['amount', { amount: 120.49 }, { reason: 'amountDiffers', expected: 120.49, found: 120.5 }],
		['currency', { currency: 'EUR' }, { reason: 'currencyDiffers', expected: 'EUR', found: 'USD' }],
		[
			'number',
			{ invoiceNumber: 'INV-8' },
			{ reason: 'invoiceNumberDiffers', expected: 'INV-8', found: 'INV-7' },
		],
		[
			'lines',
			{ lines: [{ amount: 100 }, { amount: 20.5 }] },
			{ reason: 'linesDiffer', expected: [{ amount: 100 }, { amount: 20.5 }], found: [{ amount: 120.5 }] },
		],
	])('sends nothing where the %s is another than approved', async (_what, asApproved, reason) => {
		const billId = await aBill({ number: 'INV-7' });

		const { details } = await runOnly(pay(billId, { asApproved }));

		expect(details).toMatchObject({ reason: reason.reason, curedBy: 'person', billId });
		expect(details.reasons).toMatchObject([{ ...reason, curedBy: 'person' }]);
		expect(await sent()).toHaveLength(0);
	});

	it('names the part of the payee that changed since the approval, and no number', async () => {
		const payeeSeal = await sealOf();
		const billId = await aBill();
		await changeBank('000111222');
		await change({ name: 'Northwind Printing' });

		const { error, details } = await runOnly(pay(billId, { asApproved: { vendorId, payeeSeal } }));

		expect(error).toMatch(/changed since then: name, bank account\. Nothing was sent\. Ask the vendor/);
		expect(details).toMatchObject({
			reason: 'payeeChanged',
			curedBy: 'person',
			changedParts: ['name', 'bank account'],
			reasons: [{ expected: payeeSeal, found: await sealOf() }],
		});
		expect(`${error}${JSON.stringify(details)}`).not.toMatch(/1222|000111|7654/);
		expect(await sent()).toHaveLength(0);
	});

	it('pays changed details once a second person has released exactly them', async () => {
		const payeeSeal = await sealOf();
		await changeBank('000111222');
		const releasedSeal = await sealOf();
		const billId = await aBill();
		const changedAt = new Date(clock.nowMs() - DAY_MS).toISOString();
		const checks = {
			asApproved: { vendorId, payeeSeal },
			payeeChanges: { changedAt, holdForDays: 7, releasedSeal },
		};
		await changeBank('000333444');

		const afterAnotherChange = await runOnly(pay(billId, checks));
		await changeBank('000111222');
		const released = await runOnly(pay(billId, checks));

		expect(reasonsOf(afterAnotherChange)).toEqual(['payeeChanged', 'payeeChangedRecently']);
		expect(released).toMatchObject({ outcome: 'created' });
	});

	it.each([
		['a day ago', -DAY_MS, { holdForDays: 7 }, 'payeeChangedRecently'],
		['a minute in the future', 60_000, { holdForDays: 7 }, 'payeeChangedRecently'],
		['six days ago, with the usual seven', -6 * DAY_MS, {}, 'payeeChangedRecently'],
		['eight days ago', -8 * DAY_MS, { holdForDays: 7 }, undefined],
		['a minute ago, where nothing is held', -60_000, { holdForDays: 0 }, undefined],
	])('holds a payee that changed %s as it is told', async (_when, agoMs, more, reason) => {
		const changedAt = new Date(clock.nowMs() + agoMs).toISOString();

		const output = await runOnly(pay(await aBill(), { payeeChanges: { changedAt, ...more } }));

		expect(output.details?.reason).toBe(reason);
		expect(output.outcome).toBe(reason ? undefined : 'created');
	});

	it.each<[string, string, string, boolean]>([
		['an ID in both of its forms', '0055g00000AbCdE', '0055g00000AbCdEAAV', true],
		['an address in other letters', 'Ann@Acme.example', '005x, ann@acme.EXAMPLE', true],
		['a name with other blanks', 'Ann  Smith', 'ann smith', true],
		['nobody', 'Ann Smith, 0055g00000AbCdE', 'Bob Jones, 0055g00000AbCdF', false],
		['somebody unknown', 'Ann Smith', '', false],
	])('compares people: %s', async (_what, approver, submitter, isSame) => {
		const differentPeople = {
			person: [
				{ role: 'approver', person: approver },
				{ role: 'submitter', person: submitter },
				{ role: 'releaser', person: 'Carl' },
			],
		};

		const output = await runOnly(pay(await aBill(), { differentPeople }));

		if (isSame)
			expect(output).toMatchObject({
				error: expect.stringContaining('is both approver and submitter'),
				details: { reason: 'samePerson', curedBy: 'person', roles: ['approver', 'submitter'] },
			});
		else expect(output).toMatchObject({ outcome: 'created' });
	});

	it('stops at another bill with the same number in another spelling, and at the older of the two only', async () => {
		const older = await aBill({ number: 'INV-001', amount: 99 });
		await bill.advance(60_000);
		const younger = await aBill({ number: 'inv 1' });
		await aBill({ number: 'INV-002' });

		const [refused, paid] = await run([
			pay(younger, { duplicates: { sameNumber: 'stop' } }),
			pay(older, { duplicates: { sameNumber: 'stop' } }, { amount: 99 }),
		]);

		expect(refused?.details).toMatchObject({
			reason: 'possibleDuplicate',
			curedBy: 'person',
			reasons: [{ expected: 'inv 1', found: 'INV-001' }],
			possibleDuplicates: [
				{ billId: older, invoiceNumber: 'INV-001', amount: 99, invoiceDate: '2026-11-02', why: 'sameNumber' },
			],
		});
		expect(paid).toMatchObject({ outcome: 'created', possibleDuplicates: [{ billId: younger }] });
	});

	it('stops the older one as well once the younger is paid', async () => {
		const older = await aBill({ number: 'INV-001' });
		await bill.advance(60_000);
		const younger = await aBill({ number: 'INV 001' });
		await runOnly(pay(younger, {}));

		const { details } = await runOnly(pay(older, { duplicates: { sameNumber: 'stop' } }));

		expect(details).toMatchObject({ reason: 'possibleDuplicate', possibleDuplicates: [{ billId: younger }] });
	});

	it('points a similar number with the same amount out, and stops it where that is chosen', async () => {
		const other = await aBill({ number: '20170142', invoiceDate: '2026-10-20' });
		await aBill({ number: '20170412', amount: 120.49 });
		await aBill({ number: '20170142-1', invoiceDate: '2026-01-20' });
		await bill.advance(60_000);
		const [pointedOut, stopped] = [
			await aBill({ number: '20170124' }),
			await aBill({ number: '20170142-A' }),
		];

		const outputs = await run([
			pay(pointedOut, { duplicates: { days: 30 } }),
			pay(stopped, { duplicates: { similar: 'stop' } }),
		]);

		expect(outputs[0]).toMatchObject({ outcome: 'created', possibleDuplicates: [{ billId: other }] });
		expect(outputs[1]?.details).toMatchObject({
			reason: 'possibleDuplicate',
			possibleDuplicates: [{ billId: other, why: 'similarNumber' }],
		});
	});

	it('looks for no duplicate among archived bills and those of others, nor where both are ignored', async () => {
		const { vendors = [] } = await bill.seed({ vendors: [aVendor({ name: 'Contoso' })] });
		await aBill({ number: 'INV-001', of: vendors[0]?.id });
		const archived = await aBill({ number: 'INV 001' });
		await bill.direct('POST', `/v3/bills/${archived}/archive`);
		const duplicate = await aBill({ number: 'INV001' });
		const billId = await aBill({ number: 'INV-1-1' });

		expect(await runOnly(pay(billId, { duplicates: { sameNumber: 'stop' } }))).not.toHaveProperty(
			'possibleDuplicates',
		);
		await aBill({ number: 'INV-0001' });
		const ignored = { sameNumber: 'ignore', similar: 'ignore' };
		expect(await runOnly(pay(duplicate, { duplicates: ignored }))).toMatchObject({ outcome: 'created' });
	});

	it('waits while payments are paused, and returns a payment that is there', async () => {
		const [paid, open] = [await aBill(), await aBill()];
		await runOnly(pay(paid, {}));

		const outputs = await run([paid, open].map((id) => pay(id, { paymentsPaused: 'Yes ' })));

		expect(outputs[0]).toMatchObject({ outcome: 'existing' });
		expect(outputs[1]?.details).toMatchObject({ reason: 'paymentsPaused', curedBy: 'time' });
		expect(await sent()).toHaveLength(1);
	});

	it.each([['no'], ['off'], ['0'], [''], [false], [undefined]])(
		'pays with Payments Paused %p',
		async (word) => {
			expect(await runOnly(pay(await aBill(), { paymentsPaused: word }))).toMatchObject({
				outcome: 'created',
			});
		},
	);

	it('asks and sends nothing with the credential of the other environment', async () => {
		const billId = await aBill();
		await bill.clearJournal();

		const { error, details } = await runOnly(pay(billId, { environment: 'production' }));

		expect(error).toMatch(/approved in production, and the BILL credential belongs to sandbox/);
		expect(details).toMatchObject({ reason: 'environmentsMixed', curedBy: 'person' });
		expect(await bill.calls()).toHaveLength(0);
		expect(await runOnly(pay(billId, { environment: 'sandbox' }))).toMatchObject({ outcome: 'created' });
	});

	it('says before anything is sent that the account cannot pay', async () => {
		const { bankAccounts = [] } = await bill.seed({ bankAccounts: [{ bankName: 'New', status: 'PENDING' }] });
		const billId = await aBill();
		const from = { fundingAccountId: bankAccounts[0]?.id };

		const { details } = await runOnly(pay(billId, { fundingAccountReady: true }, from));

		expect(details).toMatchObject({
			reason: 'fundingAccountNotUsable',
			curedBy: 'person',
			reasons: [{ found: 'accountNotVerified' }],
		});
		expect(await sent()).toHaveLength(0);
	});

	it('counts what the run sends against the balance, where BILL tells it', async () => {
		await bill.switches({ accountBalance: '300.00' });
		const ids = [await aBill(), await aBill(), await aBill()];

		const outputs = await run(ids.map((id) => pay(id, { fundingAccountReady: true })));

		expect(outputs.map(({ outcome }) => outcome)).toEqual(['created', 'created', undefined]);
		expect(outputs[2]?.details).toMatchObject({
			reason: 'balanceTooLow',
			curedBy: 'time',
			reasons: [{ expected: 361.5, found: 300 }],
		});
	});

	it('names everything that is in the way at once', async () => {
		const payeeSeal = await sealOf();
		await change({ email: 'ap@elsewhere.example' });
		const billId = await aBill({ number: 'INV-7' });
		const changedAt = new Date(clock.nowMs() - DAY_MS).toISOString();
		const person = [
			{ role: 'approver', person: 'ann' },
			{ role: 'submitter', person: 'ann' },
		];

		const { error, details } = await runOnly(
			pay(billId, {
				paymentsPaused: true,
				asApproved: { vendorId, payeeSeal, amount: 100, invoiceNumber: 'INV-8' },
				payeeChanges: { changedAt },
				differentPeople: { person },
				limits: { limitPerPayment: 50 },
			}),
		);

		expect(details.reasons.map(({ reason, curedBy }) => [reason, curedBy])).toEqual([
			['paymentsPaused', 'time'],
			['amountDiffers', 'person'],
			['invoiceNumberDiffers', 'person'],
			['payeeChanged', 'person'],
			['payeeChangedRecently', 'person'],
			['samePerson', 'person'],
			['overLimit', 'person'],
		]);
		expect(details).toMatchObject({ reason: 'paymentsPaused', curedBy: 'person' });
		expect(error).toMatch(
			/^Payment of bill \w+: 7 things are in the way\. 1\. payments are paused\. .* 7\. Amount/,
		);
		expect(await sent()).toHaveLength(0);
	});

	it('takes nothing out of the limits for what another check refuses', async () => {
		const [refused, paid] = [await aBill(), await aBill()];
		const limits = { limitPerDay: 150 };

		const outputs = await run([
			pay(refused, { limits, asApproved: { amount: 1 } }),
			pay(paid, { limits, asApproved: { amount: 120.5 } }),
		]);

		expect(reasonsOf(outputs[0] as Refused)).toEqual(['amountDiffers']);
		expect(outputs[1]).toMatchObject({ outcome: 'created' });
	});

	it('names a bill that BILL refuses together with the rest', async () => {
		const billId = await aBill();

		const { details } = await runOnly(
			pay(billId, { asApproved: { amount: 120 }, limits: { limitPerPayment: 100 } }, { amount: 130 }),
		);

		expect(details.reasons.map(({ reason }) => reason)).toEqual([
			'amountAboveDue',
			'amountDiffers',
			'overLimit',
		]);
	});

	it('stops a bill that was changed in BILL after the approval, once for all of it', async () => {
		const billId = await aBill();
		await bill.direct('PATCH', `/v3/bills/${billId}`, {
			billLineItems: [{ amount: 150 }],
		});

		const { details } = await runOnly(
			pay(billId, { asApproved: { amount: 120.5, lines: [{ amount: 120.5 }] } }),
		);

		expect(details.reasons.map(({ reason }) => reason)).toEqual(
			expect.arrayContaining(['amountDiffers', 'linesDiffer']),
		);
		expect(await sent()).toHaveLength(0);
	});

	it.each<[string, IDataObject, RegExp]>([
		[
			'a seal that is none',
			{ asApproved: { payeeSeal: 'p0.1.2' } },
			/Payee Seal is .*Enter what Vendor: Get Payee/,
		],
		['an amount that is none', { asApproved: { amount: 'much' } }, /Amount of As Approved is "much"/],
		['lines that are none', { asApproved: { lines: 'two' } }, /Lines is "two", which is not a list/],
		['a time that is none', { payeeChanges: { changedAt: 'lately' } }, /Changed At is "lately"/],
		['a word that may mean both', { paymentsPaused: 'maybe' }, /Payments Paused is "maybe"\. Use yes or no/],
		['a choice that is none', { duplicates: { sameNumber: 'warn' } }, /Same Number is "warn"/],
		['an environment that is none', { environment: 'test' }, /Approved In is "test"/],
		[
			'a truth that is none',
			{ fundingAccountReady: 'yes' },
			/Funding Account Ready is neither true nor false/,
		],
	])('refuses %s instead of passing over it', async (_what, checks, message) => {
		const { error } = await runOnly(pay(await aBill(), checks));

		expect(error).toMatch(message);
		expect(await sent()).toHaveLength(0);
	});
});
