import type { IDataObject } from 'n8n-workflow';
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';
import { TENANT } from '../../../../sandbox/bill/tenant';

type Row = IDataObject & { id: string };

const bill = useBill();
let credential: StoredCredential;
let vendorId: string;
let ids: Record<string, string[]>;

beforeEach(async () => {
	credential = aCredential(bill.url);
	const seeded = await bill.seed({
		vendors: [aVendor()],
		chartOfAccounts: [
			{ name: 'Paper', number: '6100' },
			{ name: 'Freight', number: '6200' },
		],
		departments: [{ name: 'Operations' }],
	});
	ids = Object.fromEntries(Object.entries(seeded).map(([list, rows]) => [list, rows.map(({ id }) => id)]));
	vendorId = ids.vendors?.[0] ?? '';
});

const LINES = [
	{ amount: 100, description: 'Paper', glAccount: '6100' },
	{ amount: 20.5, description: 'Freight', glAccount: '6200' },
];

function aBill(changes: IDataObject = {}): IDataObject {
	return {
		resource: 'bill',
		operation: 'upsert',
		vendorId,
		invoiceNumber: 'INV-1',
		invoiceDate: '2026-11-02',
		dueDate: '2026-12-02',
		lineItemsFrom: 'array',
		lineItemsArray: LINES,
		expectedTotal: '',
		additionalFields: {},
		...changes,
	};
}

const upsert = async (changes: IDataObject = {}) => await runOne(credential, aBill(changes));
const linesOf = (record: IDataObject | undefined) => (record?.billLineItems ?? []) as Row[];
const stored = async () => (await bill.state()).bills?.[0];

it('creates the bill, leaves it as it is when it says the same, and changes what differs', async () => {
	const outcomes = [
		await upsert(),
		await upsert(),
		await upsert({ dueDate: '2027-01-15' }),
		await upsert({ dueDate: '2027-01-15' }),
	].map(({ outcome }) => outcome);

	expect(outcomes).toEqual(['created', 'unchanged', 'updated', 'unchanged']);
	expect((await bill.state()).bills).toHaveLength(1);
});

it('keeps ids and coding of lines that stay, also what was coded in BILL', async () => {
	const { id } = await upsert();
	const [paper, freight] = linesOf(await stored());
	await bill.direct('PATCH', `/v3/bills/${String(id)}`, {
		purchaseOrderNumber: 'PO-7',
		billLineItems: [
			{
				...paper,
				classifications: { ...(paper?.classifications as object), departmentId: ids.departments?.[0] },
			},
		],
	});
	const coded = linesOf(await stored())[0];

	await upsert({ lineItemsArray: [...LINES, { amount: 1, description: 'Tip' }] });

	const after = await stored();
	expect(linesOf(after).slice(0, 2)).toEqual([coded, freight]);
	expect(after).toMatchObject({ amount: 121.5, purchaseOrderNumber: 'PO-7' });
});

it('replaces a bill that was once read with its approvals', async () => {
	const { id } = await upsert();
	await bill.direct('PATCH', `/v3/bills/${String(id)}`, { billApprovals: true });

	const record = await upsert({ lineItemsArray: [{ amount: 9 }] });

	expect(record).toMatchObject({ outcome: 'updated', amount: 9 });
});

it.each(['payment', 'offline payment'])('does not touch a bill that has a %s', async (kind) => {
	const { id } = await upsert();
	const part = { billId: id, amount: 20 };
	if (kind === 'payment') {
		await bill.direct('POST', '/v3/payments', {
			...part,
			vendorId,
			fundingAccount: { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId },
			processingOptions: {},
		});
	} else {
		const paid = { vendorId, processDate: '2026-11-20', toPrintCheck: false, payments: [part] };
		await bill.direct('POST', '/v3/bills/record-payment', paid);
	}
	const before = await stored();

	const items = [aBill({ dueDate: '2027-01-15' }), aBill()];
	const [refused, same] = await runBill({ credential, items, continueOnFail: true });

	expect(refused?.json).toMatchObject({
		error: expect.stringMatching(/differs \(dueDate\).*20\.00.*Nothing was changed/),
		details: { reason: 'billHasPayments', billId: id, differing: ['dueDate'] },
	});
	expect(same?.json.outcome).toBe('unchanged');
	expect(await stored()).toEqual(before);
});

it('refuses to choose between two bills of one number', async () => {
	await bill.switches({ duplicateInvoice: 'allow' });
	const draft = {
		vendorId,
		dueDate: '2026-12-02',
		invoice: { invoiceNumber: 'INV-1', invoiceDate: '2026-11-02' },
		billLineItems: [{ amount: 1 }],
	};
	await bill.direct('POST', '/v3/bills', draft);
	await bill.direct('POST', '/v3/bills', draft);

	await expect(upsert()).rejects.toThrow(/BILL has 2 bills.*INV-1.*Archive the wrong ones/);
});

it.each(['lost-reply', 'empty-body'])('creates one bill when the answer is unclear (%s)', async (kind) => {
	await bill.fault({ kind, on: 'POST /v3/bills' });

	const record = await upsert();

	expect(record.outcome).toBe('created');
	expect((await bill.state()).bills).toHaveLength(1);
});

it('creates one bill when two executions bring it at once, and the other finds it', async () => {
	const runs = await Promise.all([upsert(), upsert()]);

	expect(runs.map(({ outcome }) => outcome).sort()).toEqual(['created', 'unchanged']);
});

it('clears with Replace what is not given', async () => {
	const { id } = await upsert({ additionalFields: { description: 'Old', department: 'Operations' } });

	await upsert({ operation: 'replace', billId: id, lineItemsArray: [{ quantity: 3, price: 1.1 }] });

	expect(await stored()).toMatchObject({
		amount: 3.3,
		billLineItems: [{ quantity: 3, price: 1.1, amount: 3.3 }],
	});
	expect(Object.keys((await stored()) ?? {})).not.toContain('description');
	expect(Object.keys((await stored()) ?? {})).not.toContain('classifications');
});

it.each(['create', 'upsert'])(
	'lets an agent that may write %s a bill, and use credits on it only where it may pay',
	async (operation) => {
		const vendorCredits = { credit: [{ id: 'vcr01ABCDEFGHIJKLMNO', amount: 5 }] };
		const run = async (additionalFields: IDataObject) =>
			await runBill({
				credential,
				items: [aBill({ operation, additionalFields, agentMayWrite: true })],
				nodeType: 'billComTool',
			});

		await expect(run({ vendorCredits })).rejects.toThrow('Switch on Let the Agent Pay');
		expect(await bill.calls()).toEqual([]);
		await expect(run({})).resolves.toMatchObject([{ json: { outcome: 'created' } }]);
	},
);
