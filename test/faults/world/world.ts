import type { Invoice } from '../../../sandbox/data/invoice';
import type { Installation } from '../n8n/installation';
import type { BillWorld } from './bill';
import type { SalesforceWorld } from './salesforce';

export interface World {
	bill: BillWorld;
	salesforce: SalesforceWorld;
	/** Two of them: some trials have two n8n. */
	installations: Installation[];
	invoices: Invoice[];
}
