import type { IDataObject } from 'n8n-workflow';
import { listSearch } from '../../../nodes/BillCom/methods/listSearch';
import { TENANT } from '../../../sandbox/bill/tenant';
import { aCredential, loadOptionsContext, runOne, type StoredCredential } from './context';
import { aVendor, useBill } from './simulator';

const bill = useBill();
let credential: StoredCredential;
let billId: string;

beforeEach(async () => {
	credential = aCredential(bill.url);
	const { vendors } = await bill.seed({ vendors: [aVendor({ accountType: 'PERSON' })] });
	const draft = await bill.direct('POST', '/v3/bills', {
		vendorId: vendors?.[0]?.id,
		dueDate: '2026-12-02',
		invoice: { invoiceNumber: 'INV-1', invoiceDate: '2026-11-02' },
		billLineItems: [{ amount: 10 }],
	});
	billId = String(draft.id);
});

const open = (parameters: IDataObject = {}) => loadOptionsContext(credential, parameters);

it.each(['round-7', 'northwind', '10.00'])('finds a payment by "%s"', async (words) => {
	const payment = await runOne(credential, {
		resource: 'payment',
		operation: 'create',
		billId,
		amount: 10,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: 'round-7',
	});

	const { results } = await listSearch.searchPayments.call(open(), words);

	expect(results).toMatchObject([{ value: payment.id, name: expect.stringContaining('Northwind') }]);
});

it('finds nothing by words no payment has', async () => {
	expect((await listSearch.searchPayments.call(open(), 'nowhere')).results).toEqual([]);
});

it('lists what a card payment of the chosen bill may be for', async () => {
	const chosen = {
		billId: { __rl: true, mode: 'id', value: billId },
		fundingAccountId: TENANT.cardAccountId,
	};

	const { results } = await listSearch.searchCardFundingPurposes.call(open(chosen), 'rent');

	expect(results).toEqual([{ name: 'RENT', value: 'RENT' }]);
});

it('lists no purposes, and asks for none, while bill or card come from an expression', async () => {
	await bill.clearJournal();
	const chosen = { billId: '={{ $json.billId }}', fundingAccountId: TENANT.cardAccountId };

	const { results } = await listSearch.searchCardFundingPurposes.call(open(chosen));

	expect(results).toEqual([]);
	expect(await bill.calls()).toEqual([]);
});

it('finds an approval policy by a part of its name', async () => {
	const rules = [{ key: 'BILL_AMOUNT', op: 'gte', values: ['100'] }];
	const { approvalPolicies } = await bill.seed({
		approvalPolicies: ['Large', 'Small'].map((policyName) => ({
			policyName,
			rules,
			approvers: [TENANT.userId],
		})),
	});

	const { results } = await listSearch.searchApprovalPolicies.call(open(), 'larg');

	expect(results).toEqual([{ name: 'Large', value: approvalPolicies?.[0]?.id }]);
});
