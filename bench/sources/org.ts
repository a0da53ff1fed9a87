import { startSalesforceSimulator } from '../../sandbox/salesforce/server/server';
import { serve } from '../simulatorProcess';

/** Addresses of the org, and the key that signs its users in. */
export interface Org {
	url: string;
	pubSubUrl: string;
	jwtPrivateKey: string;
}

/** The sandbox's org as it is, with the changes of invoices announced. */
async function start() {
	const { url, pubSubUrl, jwtPrivateKey } = await startSalesforceSimulator({
		switches: { capturedObjects: 'AP_Invoice__c' },
	});
	const ready: Org = { url, pubSubUrl, jwtPrivateKey };
	return { ready };
}

if (require.main === module) serve(start);
