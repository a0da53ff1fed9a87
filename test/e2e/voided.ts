import type { SalesforceInvoice } from '../../sandbox/console/simulators';
import { BillUser } from './billUser';
import type { SandboxUnderTest } from './sandbox';
import { paymentsStandStill } from './trouble';

/** A payment that somebody has voided, and what Salesforce shows of its invoice since. */
export interface Voided {
	paymentId: string;
	invoice: SalesforceInvoice;
}

/**
 * Approves invoices that were submitted, lets them be paid, and has a person void each payment in BILL. Returns when
 * Salesforce shows *Voided* on all of them; payments that are made from then on clear again.
 * @param whileScheduled what happens after the payments were made and before they are voided
 */
export async function approveAndVoid(
	sandbox: SandboxUnderTest,
	ids: string[],
	whileScheduled?: () => Promise<void>,
): Promise<Voided[]> {
	const { bill, sandbox: addresses } = sandbox.everything;
	const show = async (status: string) =>
		await sandbox.until(`${ids.length} invoices to become "${status}"`, async () => {
			const invoices = await Promise.all(ids.map(async (id) => await sandbox.invoice(id)));
			return invoices.every((invoice) => invoice.BILL_Sync_Status__c === status) && invoices;
		});
	const stillness = await paymentsStandStill(sandbox.everything);
	await sandbox.approve(...ids);
	const paymentIds = (await show('Payment Scheduled')).map((invoice) => invoice.BILL_Payment_Id__c ?? '');
	await whileScheduled?.();
	await bill.send('tick'); // a payment that is only scheduled would be cancelled
	const person = await BillUser.logIn(addresses);
	for (const paymentId of paymentIds) await person.voidPayment(paymentId);
	const invoices = await show('Voided');
	await stillness.end();
	return invoices.map((invoice, index) => ({ paymentId: paymentIds[index], invoice }));
}
