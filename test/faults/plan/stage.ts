/** What troubles can reach of a trial. */
import type { Database } from '../n8n/virtualN8n';
import type { Network } from '../net/network';
import type { BillWorld } from '../world/bill';
import type { SalesforceWorld } from '../world/salesforce';

export interface Stage {
	bill: BillWorld;
	salesforce: SalesforceWorld;
	net: Network;
	databases: Database[];
	/** Records of the trial's invoices, in the order of the plan. */
	recordIds: string[];
	/** Sends n8n messages with wrong signatures. */
	forge(times: number): void;
	/** Has the event of an approval arrive once more, never, or late. */
	disturbEvent(invoice: number, what: 'again' | 'lost' | 'late', lateMs: number): void;
	/** @param which from 0 to below 1: the share of the processes before it */
	jumpClock(which: number, ms: number): void;
	/** What was approved is changed. */
	tamper(invoice: number, what: 'amount' | 'vendor' | 'line'): void;
	/** The approval is taken back, as *Set Back to Draft* does. */
	withdraw(invoice: number): void;
	voidPayment(invoice: number): void;
}
