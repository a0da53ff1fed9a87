/** A stored position belongs to the org it was read in: what happens when the credential leads to another one. */
import type { INodeParameters } from 'n8n-workflow';
import { runNode, startTrigger, type RunningTrigger, type TriggerOptions } from './harness';
import { anOperation, byId, startSalesforce, type SalesforceSandbox } from './salesforceSandbox';
import { LONGER_MS, untilTrue } from '../untilTrue';

const OTHER_ORG = '00DSB00000000022AA';

let sandbox: SalesforceSandbox;
let production: SalesforceSandbox;
const triggers: RunningTrigger[] = [];

beforeAll(async () => {
	sandbox = await startSalesforce();
	production = await startSalesforce({}, { organizationId: OTHER_ORG });
});

beforeEach(async () => {
	await sandbox.control('reset');
	await production.control('reset');
});

afterEach(async () => {
	for (const trigger of triggers.splice(0)) await trigger.close();
});

afterAll(async () => {
	await sandbox.stop();
	await production.stop();
});

async function start(
	org: SalesforceSandbox,
	parameters: INodeParameters = {},
	options: Partial<TriggerOptions> = {},
): Promise<RunningTrigger> {
	const trigger = await startTrigger({
		type: 'salesforceApprovalTrigger',
		credentials: { salesforceApprovalJwtApi: org.jwt() },
		parameters: { authentication: 'jwt', startFrom: 'latest', ...parameters },
		...options,
	});
	triggers.push(trigger);
	return trigger;
}

const publish = async (org: SalesforceSandbox, ...recordIds: string[]) => {
	for (const Record_Id__c of recordIds)
		await org.control('events', {
			topic: '/event/BILL_Approval__e',
			fields: { Record_Id__c, Object_Name__c: 'AP_Invoice__c', Decision__c: 'Approved' },
		});
};

async function approveAnInvoice(org: SalesforceSandbox, number: string): Promise<string> {
	const invoice = await org.seedInvoice({ Invoice_Number__c: number });
	const as = (userName: string) => org.jwt({ userName: `${userName}@sandbox.example` });
	await runNode(anOperation(as('submitter'), 'approval:submit', { recordId: byId(invoice) }));
	const { error } = await runNode(
		anOperation(as('approver'), 'approval:approve', { recordId: byId(invoice) }),
	);
	expect(error).toBeUndefined();
	return invoice;
}

/** A little later in both orgs (times count to the second): what was before lies before. */
const later = async () => {
	for (const org of [sandbox, production]) await org.control('clock', { advanceMs: 5_000 });
};

const recordIds = ({ emitted }: RunningTrigger) => emitted.map(({ items }) => items[0].json.recordId);

async function untilSaved(trigger: RunningTrigger): Promise<void> {
	await untilTrue(() => trigger.savedStaticData().position !== undefined, 'a saved position', LONGER_MS);
}

it.each(['pubSub', 'cometd'])(
	'starts afresh in another org, so that production does not replay what was decided before (%s)',
	async (delivery) => {
		const inSandbox = await start(sandbox, { delivery });
		await publish(sandbox, 'sandbox-1');
		await untilSaved(inSandbox);
		await inSandbox.close();
		await publish(production, 'old-1', 'old-2', 'old-3');
		await later();

		const staticData = inSandbox.savedStaticData();
		const inProduction = await start(production, { delivery }, { staticData });
		await publish(production, 'new-1');
		await inProduction.untilEmitted(1);

		expect([inSandbox, inProduction].map(recordIds)).toEqual([['sandbox-1'], ['new-1']]);
		expect(inProduction.savedStaticData().stream).toBe(
			`${OTHER_ORG} ${delivery === 'cometd' ? 'cometd' : 'platformEvent'}:/event/BILL_Approval__e`,
		);
	},
);

it('starts afresh in another org when it polls', async () => {
	const polling = { source: 'polling', objectName: 'AP_Invoice__c' };
	const inSandbox = await start(sandbox, { ...polling, startFrom: 'earliest' });
	await untilSaved(inSandbox);
	await inSandbox.close();
	await approveAnInvoice(production, 'OLD');
	await later();

	const inProduction = await start(production, polling, { staticData: inSandbox.savedStaticData() });
	await untilSaved(inProduction);
	await inProduction.close();
	const approvedNow = await approveAnInvoice(production, 'NEW');
	const restarted = await start(production, polling, { staticData: inProduction.savedStaticData() });
	await restarted.untilEmitted(1);

	expect([inProduction, restarted].map(recordIds)).toEqual([[], [approvedNow]]);
});

it('notices the other org while it runs, says so, and starts afresh there when n8n activates it anew', async () => {
	const credential = sandbox.jwt();
	const trigger = await start(sandbox, {}, { credentials: { salesforceApprovalJwtApi: credential } });
	await publish(sandbox, 'sandbox-1');
	await untilSaved(trigger);
	await publish(production, 'old-1');
	await later();

	credential.write(production.jwt().read());
	await sandbox.control('disconnect');
	await trigger.until(() => trigger.fatalErrors.length > 0);
	await trigger.activateAnew();
	await publish(production, 'new-1');
	await trigger.untilEmitted(2);

	expect(trigger.fatalErrors.map(({ message }) => message)).toEqual([
		expect.stringMatching(/another Salesforce org \(00DSB00000000022AA\).*\(00DSB00000000012AA\)/),
	]);
	expect(recordIds(trigger)).toEqual(['sandbox-1', 'new-1']);
});

it('goes on where it stood when the position was stored by a release that kept no org, and then keeps it', async () => {
	const before = await start(sandbox);
	await publish(sandbox, '1');
	await untilSaved(before);
	await before.close();
	await publish(sandbox, '2');
	await later();
	const staticData = { ...before.savedStaticData(), stream: 'platformEvent:/event/BILL_Approval__e' };

	const after = await start(sandbox, {}, { staticData });
	await after.untilEmitted(1);

	expect(recordIds(after)).toEqual(['2']);
	expect(after.savedStaticData().stream).toBe('00DSB00000000012AA platformEvent:/event/BILL_Approval__e');
});

it('goes on with its position when n8n starts while the org cannot be reached', async () => {
	const before = await start(sandbox);
	await publish(sandbox, '1');
	await untilSaved(before);
	await before.close();
	await sandbox.control('faults', { kind: 'server-unavailable', times: 1000 });
	await publish(sandbox, '2');
	await later();

	const options = { staticData: before.savedStaticData(), activation: 'init' as const };
	const after = await start(sandbox, {}, options);
	await fetch(`${sandbox.url}/sandbox/faults`, { method: 'DELETE' });
	await after.untilEmitted(1);

	expect(recordIds(after)).toEqual(['2']);
});
