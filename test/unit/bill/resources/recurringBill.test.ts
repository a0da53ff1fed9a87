import type { IDataObject } from 'n8n-workflow';
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';

const bill = useBill();
let credential: StoredCredential;
let vendorId: string;
let accountId: string;

beforeEach(async () => {
	credential = aCredential(bill.url);
	const seeded = await bill.seed({
		vendors: [aVendor()],
		chartOfAccounts: [{ name: 'Rent', number: '6300' }],
	});
	vendorId = seeded.vendors?.[0]?.id ?? '';
	accountId = seeded.chartOfAccounts?.[0]?.id ?? '';
});

const id = (value: string) => ({ __rl: true, mode: 'id', value });
const templates = async () => (await bill.state()).recurringBills ?? [];
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

function aForm(changes: IDataObject = {}): IDataObject {
	return {
		resource: 'recurringBill',
		operation: 'create',
		vendorId: id(vendorId),
		period: 'MONTHLY',
		frequency: 1,
		nextDueDate: day(40),
		lineItemsFrom: 'array',
		lineItemsArray: [
			{ amount: 900, glAccount: '6300' },
			{ amount: 50, description: 'Heating', glAccount: '6300' },
		],
		additionalFields: {},
		...changes,
	};
}

const changed = (template: unknown, changes: IDataObject) => ({
	resource: 'recurringBill',
	operation: 'update',
	recurringBillId: id(String(template)),
	updateFields: {},
	lineItemsFrom: 'none',
	...changes,
});

describe('Create', () => {
	it('returns the one that is there, also when its first bill was made at once', async () => {
		const due = aForm({ nextDueDate: day(0) });
		const first = await runOne(credential, due);

		const second = await runOne(credential, due);

		expect(second).toMatchObject({ id: first.id, outcome: 'existing' });
		expect(first.schedule).not.toMatchObject({ nextDueDate: day(0) });
		expect((await bill.state()).bills).toHaveLength(1);
	});

	it('creates a second one for another total, period or start', async () => {
		await runOne(credential, aForm());

		await runOne(credential, aForm({ lineItemsArray: [{ amount: 1 }] }));
		await runOne(credential, aForm({ period: 'YEARLY' }));
		await runOne(credential, aForm({ nextDueDate: day(41) }));

		expect(await templates()).toHaveLength(4);
	});

	it.each(['lost-reply', 'server-error-after-write', 'empty-body'])(
		'creates one when the answer is lost (%s)',
		async (kind) => {
			await bill.fault({ kind, on: 'POST /v3/recurringbills' });

			expect(await runOne(credential, aForm())).toMatchObject({ outcome: 'created', amount: 950 });
			expect(await templates()).toHaveLength(1);
		},
	);

	it('makes the bills missed since a past date only where that is allowed', async () => {
		const past = { period: 'WEEKLY', nextDueDate: day(-15) };

		await expect(runOne(credential, aForm(past))).rejects.toThrow(/in the past.*Allow Past Due Date/);
		expect((await bill.state()).bills).toHaveLength(0);
		await runOne(credential, aForm({ ...past, additionalFields: { allowPastDueDate: true } }));

		expect((await bill.state()).bills).toHaveLength(3);
	});

	it.each([
		[{ additionalFields: { endDate: day(1) } }, /End Date .* is before Next Due Date/],
		[{ frequency: 0.5 }, /Frequency is "0.5"/],
		[{ additionalFields: { daysInAdvance: -1 } }, /Days in Advance is -1/],
		[{ additionalFields: { paymentInformation: '[1]' } }, /Payment Information is .* not an object/],
	])('refuses %j before anything is sent', async (changes, message) => {
		await expect(runOne(credential, aForm(changes))).rejects.toThrow(message);
		expect(await bill.calls()).toHaveLength(0);
	});
});

describe('automatic payment', () => {
	const automatic = { additionalFields: { autoPayment: true } };

	it('needs a session BILL trusts', async () => {
		credential = aCredential(bill.url, { rememberMeId: '', device: '' });

		await expect(runOne(credential, aForm(automatic))).rejects.toMatchObject({ reason: 'sessionNotTrusted' });
		expect(await templates()).toHaveLength(0);
		expect(await runOne(credential, aForm())).toMatchObject({ outcome: 'created' });
	});

	it('needs the permission to pay where an agent asks, and so does a change of what is paid by itself', async () => {
		const byAgent = async (item: IDataObject) =>
			await runBill({ credential, items: [{ agentMayWrite: true, ...item }], nodeType: 'billComTool' });
		await expect(byAgent(aForm(automatic))).rejects.toThrow(/Let the Agent Pay/);
		const [plain] = await byAgent(aForm());
		const own = await runOne(credential, aForm({ ...automatic, period: 'YEARLY' }));
		const text = { updateFields: { description: 'Rent' } };

		await expect(byAgent(changed(plain?.json.id, text))).resolves.toMatchObject([{ json: { amount: 950 } }]);
		await expect(byAgent(changed(own.id, text))).rejects.toThrow(/Let the Agent Pay/);
		await expect(byAgent({ ...changed(own.id, text), agentMayPay: true })).resolves.toHaveLength(1);
	});
});

describe('Update', () => {
	it('changes one field of the schedule and keeps the others', async () => {
		const { id: template } = await runOne(credential, aForm({ additionalFields: { daysInAdvance: 7 } }));
		await bill.clearJournal();

		await runOne(credential, changed(template, { updateFields: { frequency: 2 } }));

		const whole = { period: 'MONTHLY', frequency: 2, nextDueDate: day(40), daysInAdvance: 7 };
		expect((await bill.calls('/v3/recurringbills')).at(-1)?.body).toEqual({ schedule: whole });
	});

	it('keeps ids and codes of lines that stay, and everything else, when one is dropped', async () => {
		const form = aForm({ additionalFields: { description: 'Hall', autoPayment: true } });
		const before = await runOne(credential, form);
		const [rent] = before.recurringBillLineItems as IDataObject[];

		await runOne(
			credential,
			changed(before.id, { lineItemsFrom: 'array', lineItemsArray: [{ amount: 900 }] }),
		);

		expect(await templates()).toMatchObject([
			{
				description: 'Hall',
				processingOptions: { autoPayment: true },
				schedule: { nextDueDate: day(40) },
				recurringBillLineItems: [
					{ id: rent?.id, amount: 900, classifications: { chartOfAccountId: accountId } },
				],
			},
		]);
	});

	it('refuses a date in the past', async () => {
		const { id: template } = await runOne(credential, aForm());

		const run = runOne(credential, changed(template, { updateFields: { nextDueDate: day(-2) } }));

		await expect(run).rejects.toThrow(/in the past/);
	});
});

it('restores one whose date has passed only where the missed bills are wanted', async () => {
	const made = await bill.direct('POST', '/v3/recurringbills', {
		vendorId,
		schedule: { period: 'DAILY', frequency: 1, nextDueDate: day(1) },
		recurringBillLineItems: [{ amount: 5 }],
	});
	await bill.direct('POST', `/v3/recurringbills/${String(made.id)}/archive`);
	await bill.direct('PATCH', `/v3/recurringbills/${String(made.id)}`, { schedule: { nextDueDate: day(-3) } });
	const restore = (allowPastDueDate: boolean) => ({
		resource: 'recurringBill',
		operation: 'restore',
		recurringBillId: id(String(made.id)),
		allowPastDueDate,
	});

	await expect(runOne(credential, restore(false))).rejects.toThrow(/every bill missed since/);
	expect(await runOne(credential, restore(true))).toMatchObject({ archived: false });
});
