import type { BillCredential } from './credential';
import type { BillContext } from './wire';

/** Who asks BILL, as whom, and for which input item. */
export interface Connection {
	readonly ctx: BillContext;
	/** Its session may be an older one: n8n reads the credential again for every request. */
	readonly credential: BillCredential;
	/** Key of the BILL organization and the developer key: limits, locks and what is remembered belong to it. */
	readonly organization: string;
	readonly itemIndex?: number;
}
