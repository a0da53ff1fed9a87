import { TENANT } from '../../sandbox/bill/tenant';
import { addRows, emptyTable } from '../../sandbox/n8n/tables';
import { BillUser } from './billUser';
import { workersEvery } from './edits';
import { anApInvoice, type ApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { theOneSentence } from './told';

type Rule = Record<string, string | number>;

/** Rules name accounts and days. Invoices that differ in them are paid at the same moment, in as few calls as may be. */
describe('invoices of different accounts and days, approved at once, on a real n8n', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ edit: workersEvery(5) });
	});
	afterAll(async () => await sandbox?.stop());

	/** Approves an invoice for each rule, which is for its vendor alone. */
	async function approvedUnder(rules: Rule[], fields: Array<Partial<ApInvoice>> = []) {
		const drafts = rules.map((_rule, index) => anApInvoice(fields[index]));
		await emptyTable(sandbox.everything.client, 'Routing Rules');
		const own = rules.map((rule, index) => ({
			priority: index,
			vendorName: drafts[index].vendor.Name,
			...rule,
		}));
		await addRows(sandbox.everything.client, 'Routing Rules', own);
		const ids: string[] = [];
		for (const draft of drafts) ids.push(await sandbox.submit(draft));
		await sandbox.approve(...ids);
		return { drafts, ids };
	}

	it('are paid from the account of their rule', async () => {
		const { drafts, ids } = await approvedUnder([
			{ action: 'pay' },
			{ action: 'pay', fundingAccountId: TENANT.bankAccountId },
			{ action: 'pay', fundingAccountType: 'CARD_ACCOUNT', fundingAccountId: TENANT.cardAccountId },
			{ action: 'pay', fundingAccountType: 'AP_CARD', fundingAccountId: TENANT.apCardId },
			{ action: 'pay', fundingAccountType: 'WALLET' },
		]);

		for (const id of ids) await sandbox.untilStatus(id, 'Paid');

		const payments = (await Promise.all(drafts.map((draft) => sandbox.paymentsOf(draft)))).flat();
		expect(payments).toMatchObject([
			{ fundingAccount: { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId } },
			{ fundingAccount: { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId } },
			{ fundingAccount: { type: 'CARD_ACCOUNT', id: TENANT.cardAccountId } },
			{ fundingAccount: { type: 'AP_CARD', id: TENANT.apCardId } },
			{ fundingAccount: { type: 'WALLET' } },
		]);
		expect(await sandbox.askedPeople()).toEqual([]);
	});

	it('go out by ACH to a vendor whose bank account BILL knows, and by check to another', async () => {
		const person = await BillUser.logIn(sandbox.everything.sandbox);
		const drafts = [anApInvoice(), anApInvoice()];
		const linked = await person.createVendor(drafts[0].vendor.Name);
		await person.addBankAccount(linked);
		drafts[0].vendor.BILL_Vendor_Id__c = linked;
		const ids: string[] = [];
		for (const draft of drafts) ids.push(await sandbox.submit(draft));

		await sandbox.approve(...ids);
		for (const id of ids) await sandbox.untilStatus(id, 'Paid');

		const payments = (await Promise.all(drafts.map((draft) => sandbox.paymentsOf(draft)))).flat();
		expect(payments).toMatchObject([{ disbursementType: 'ACH' }, { disbursementType: 'CHECK' }]);
	});

	it('are paid on the day of their rule: never on a day without banks, never in the past', async () => {
		const onDueDate = { action: 'pay', payWhen: 'on the due date' };
		const before = (businessDaysBefore: number) => ({
			action: 'pay',
			payWhen: 'before the due date',
			businessDaysBefore,
		});
		const { drafts, ids } = await approvedUnder(
			[
				onDueDate,
				onDueDate,
				onDueDate,
				before(3),
				before(1),
				onDueDate,
				{ action: 'pay', payWhen: 'at once' },
			],
			[
				{ Due_Date__c: '2030-06-12' }, // a Wednesday
				{ Due_Date__c: '2030-06-15' }, // a Saturday
				{ Due_Date__c: '2030-07-04' }, // Independence Day
				{ Due_Date__c: '2030-06-12' },
				{ Due_Date__c: '2030-07-05' }, // the day after it
				{ Due_Date__c: '2020-06-12' },
				{},
			],
		);

		for (const id of ids) await sandbox.untilStatus(id, 'Paid');

		const payments = (await Promise.all(drafts.map((draft) => sandbox.paymentsOf(draft)))).flat();
		const days = payments.map(({ processDate }) => processDate);
		const atOnce = days[6];
		expect(days).toEqual([
			'2030-06-12',
			'2030-06-14',
			'2030-07-03',
			'2030-06-07',
			'2030-07-03',
			atOnce,
			atOnce,
		]);
		for (const [index, id] of ids.entries())
			expect((await sandbox.messagesOf(id))[0]).toContain(`BILL pays 120.50 on ${days[index]}`);
	});

	it('ask a person when their account cannot pay, and the others are paid', async () => {
		const { drafts, ids } = await approvedUnder([
			{ action: 'pay', fundingAccountType: 'BANK_ACCOUNT', fundingAccountId: 'bac01NOBODY' },
			{ action: 'pay' },
			{ action: 'pay', fundingAccountType: 'PIGGY_BANK', fundingAccountId: 'p1' },
			{ action: 'pay', fundingAccountType: 'CARD_ACCOUNT' },
		]);

		await sandbox.untilStatus(ids[1], 'Paid');

		expect(await theOneSentence(sandbox, ids[0])).toMatch(/bac01NOBODY/);
		expect(await theOneSentence(sandbox, ids[2])).toMatch(/"PIGGY_BANK".*Correct the table Routing Rules/);
		expect(await theOneSentence(sandbox, ids[3])).toMatch(
			/CARD_ACCOUNT needs .*Correct the table Routing Rules/,
		);
		expect(await sandbox.paymentsOf(drafts[0])).toEqual([]);
		for (const draft of drafts.slice(2)) expect(await sandbox.billsOf(draft)).toEqual([]);
	});
});
