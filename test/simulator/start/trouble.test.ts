import { Control } from '../../../sandbox/start/control';
import { SalesforceUser } from '../../../sandbox/start/salesforceUser';
import { startSandbox, type Sandbox } from '../../../sandbox/start/simulators';
import { ADMINISTRATOR, APPROVER, SUBMITTER } from '../../../sandbox/salesforce/tenant';
import { BillUser } from '../../e2e/billUser';
import {
	answersOfBillAreLost,
	billIsDown,
	billIsSlow,
	hourIsUsedUp,
	recordsAreLocked,
	recordsStayLockedAfterApproval,
	salesforceIsDown,
	type Trouble,
} from '../../e2e/trouble';

/** What the end-to-end tests order must really strike, and really end: else they prove nothing. */
describe('a trouble of the end-to-end tests', () => {
	let sandbox: Sandbox;
	let systems: { bill: Control; salesforce: Control };

	beforeAll(async () => {
		sandbox = await startSandbox({ invoices: 0 });
		systems = { bill: new Control(sandbox.billUrl), salesforce: new Control(sandbox.salesforceUrl) };
	});
	afterAll(async () => await sandbox.stop());

	const vendors = async () => (await systems.bill.read<{ vendors: unknown[] }>('state')).vendors.length;

	it.each<[string, (parts: typeof systems) => Promise<Trouble>, RegExp]>([
		['BILL is down', billIsDown, /answered 503/],
		['the hour is used up', hourIsUsedUp, /BDC_1144/],
	])('strikes every call until it ends, and nothing is done: %s', async (_what, begin, refusal) => {
		const before = await vendors();
		const person = await BillUser.logIn(sandbox);
		const trouble = await begin(systems);
		for (const name of ['In trouble 1', 'In trouble 2'])
			await expect(person.createVendor(name)).rejects.toThrow(refusal);
		await trouble.end();

		await person.createVendor(`After ${_what}`);

		expect(await vendors()).toBe(before + 1);
	});

	it('makes the record although the answer is lost', async () => {
		const before = await vendors();
		const person = await BillUser.logIn(sandbox);
		const trouble = await answersOfBillAreLost(systems);
		await expect(person.createVendor('Made, and nobody told')).rejects.toThrow();
		await trouble.end();

		expect(await vendors()).toBe(before + 1);
	});

	it('slows BILL down only until it ends', async () => {
		const person = await BillUser.logIn(sandbox);
		const trouble = await billIsSlow(systems, 1);
		const { latency: during } = await systems.bill.read<{ latency: number }>('switches');
		await person.createVendor('Made slowly');
		await trouble.end();

		const { latency: after } = await systems.bill.read<{ latency: number }>('switches');
		expect([during, after]).toEqual([1, 0]);
	});

	it('locks what is to be changed in Salesforce', async () => {
		const person = await SalesforceUser.logIn(sandbox, ADMINISTRATOR.userName);
		const id = await person.create('Account', { Name: 'Locked' });
		const trouble = await recordsAreLocked(systems);
		await expect(person.update('Account', id, { Name: 'Changed' })).rejects.toThrow(/UNABLE_TO_LOCK_ROW/);
		await trouble.end();

		await person.update('Account', id, { Name: 'Changed' });
		expect(await person.query(`SELECT Name FROM Account WHERE Id = '${id}'`)).toMatchObject([
			{ Name: 'Changed' },
		]);
	});

	it('answers 503 to who reads or writes records in Salesforce', async () => {
		const person = await SalesforceUser.logIn(sandbox, ADMINISTRATOR.userName);
		const id = await person.create('Account', { Name: 'Unreachable' });
		const trouble = await salesforceIsDown(systems);
		await expect(person.update('Account', id, { Name: 'Changed' })).rejects.toThrow(/503/);
		await trouble.end();

		await person.update('Account', id, { Name: 'Changed' });
	});

	it('keeps an approved record locked until an administrator unlocks it', async () => {
		const [submitter, approver] = [
			await SalesforceUser.logIn(sandbox, SUBMITTER.userName),
			await SalesforceUser.logIn(sandbox, APPROVER.userName),
		];
		const Vendor__c = await submitter.create('Account', { Name: 'Of a locked invoice' });
		const id = await submitter.create('AP_Invoice__c', { Vendor__c, Amount__c: 1, Invoice_Number__c: 'L-1' });
		await submitter.submit([id]);
		const trouble = await recordsStayLockedAfterApproval(systems);
		await approver.approve([id]);
		await expect(approver.update('AP_Invoice__c', id, { Invoice_Number__c: 'L-2' })).rejects.toThrow(
			/ENTITY_IS_LOCKED/,
		);
		await trouble.end();

		const unlocked = approver.update('AP_Invoice__c', id, { Invoice_Number__c: 'L-2' });
		await expect(unlocked).rejects.not.toThrow(/ENTITY_IS_LOCKED/);
	});
});
