import type { Alert } from '../../sandbox/console/alerts';
import { readSnapshot } from '../../sandbox/console/simulators';
import { until } from '../../sandbox/n8n/until';
import { APPROVER, SUBMITTER } from '../../sandbox/salesforce/tenant';
import type { Everything } from '../../sandbox/start/everything';
import { isCredit } from '../../sandbox/start/measure';
import { SalesforceUser } from '../../sandbox/start/salesforceUser';

const PAID_FIRST = 3;
const ON_THE_WAY = 2;
/** "Alert on failure" looks once a minute. */
const ALERT_PATIENCE_MS = 120_000;

/**
 * Lets things happen until every kind of row is there: some invoices are paid, a credit is parked, one has a GL code that
 * BILL does not know, some are just being paid, the rest waits for a decision.
 */
export async function playStory(everything: Everything): Promise<void> {
	const { sandbox } = everything;
	const approver = await SalesforceUser.logIn(sandbox, APPROVER.userName);
	const { invoices } = await readSnapshot(sandbox);
	const ids = invoices.filter((invoice) => !isCredit(invoice)).map(({ Id }) => Id);
	const credits = invoices.filter(isCredit).map(({ Id }) => Id);
	const wrong = await submitWrongInvoice(everything);

	await approver.approve([...ids.slice(0, PAID_FIRST), ...credits, wrong]);
	await untilEach(everything, ids.slice(0, PAID_FIRST), 'Paid');
	await untilEach(everything, [...credits, wrong], 'Needs Attention');
	await until(async () => (await readAlerts(sandbox.consoleUrl)).length > 0, {
		fact: 'an alert on the console',
		withinMs: ALERT_PATIENCE_MS,
	});

	const onTheWay = ids.slice(PAID_FIRST, PAID_FIRST + ON_THE_WAY);
	await approver.approve(onTheWay);
	await untilEach(everything, onTheWay, 'Payment Scheduled');
}

/** An invoice like any other, but for a code that is in no chart of accounts. Returns its record id. */
async function submitWrongInvoice({ sandbox }: Everything): Promise<string> {
	const submitter = await SalesforceUser.logIn(sandbox, SUBMITTER.userName);
	const vendor = await submitter.create('Account', {
		Name: 'NORTH QUAY PRINTING LTD',
		BillingStreet: '4 North Quay',
		BillingCity: 'Abingdon',
		BillingPostalCode: 'OX14 5TN',
		BillingCountry: 'GB',
	});
	const dueDate = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
	const id = await submitter.create('AP_Invoice__c', {
		Vendor__c: vendor,
		Invoice_Number__c: 'NQ-2291',
		Invoice_Date__c: new Date().toISOString().slice(0, 10),
		Due_Date__c: dueDate,
		Amount__c: 386.4,
	});
	const line = { AP_Invoice__c: id, Amount__c: 386.4, Description__c: 'Letterheads', GL_Code__c: 'B9999' };
	await submitter.create('AP_Invoice_Line__c', line);
	await submitter.submit([id]);
	return id;
}

async function readAlerts(consoleUrl: string): Promise<Alert[]> {
	return await (await fetch(`${consoleUrl}/api/alerts`)).json();
}

async function untilEach({ sandbox }: Everything, ids: string[], status: string): Promise<void> {
	await until(
		async () => {
			const { invoices } = await readSnapshot(sandbox);
			const there = invoices.filter(
				({ Id, BILL_Sync_Status__c: sync }) => ids.includes(Id) && sync === status,
			);
			return there.length === ids.length;
		},
		{ fact: `${ids.length} invoices to be "${status}"`, withinMs: 90_000 },
	);
}
