/** The Pub/Sub API as Salesforce serves it: over TLS, with a certificate the machine trusts (build.setup.mjs). */
import { startTrigger } from './harness';
import { LOCALHOST_CERTIFICATE } from '../../sandbox/salesforce/pubsub/certificate';
import { startSalesforce, type SalesforceSandbox } from './salesforceSandbox';

let salesforce: SalesforceSandbox;

beforeAll(async () => {
	salesforce = await startSalesforce({}, { pubSubTls: LOCALHOST_CERTIFICATE });
});

afterAll(async () => {
	await salesforce.stop();
});

it('receives events over TLS, and goes on when the connection is cut', async () => {
	const trigger = await startTrigger({
		type: 'salesforceApprovalTrigger',
		credentials: { salesforceApprovalJwtApi: salesforce.jwt() },
		parameters: { authentication: 'jwt', startFrom: 'earliest' },
	});
	const publish = async (Record_Id__c: string) =>
		await salesforce.control('events', {
			topic: '/event/BILL_Approval__e',
			fields: { Record_Id__c, Decision__c: 'Approved' },
		});

	await publish('a00SB0000000001');
	await trigger.untilEmitted(1);
	await salesforce.control('disconnect');
	await publish('a00SB0000000002YAA');
	await trigger.untilEmitted(2);
	await trigger.close();

	expect(salesforce.pubSubUrl).toMatch(/^https:/);
	// The first in the form of 15 characters, as formulas and reports write ids.
	expect(trigger.emitted.map(({ items }) => items[0].json.recordId)).toEqual([
		'a00SB0000000001YAA',
		'a00SB0000000002YAA',
	]);
});
