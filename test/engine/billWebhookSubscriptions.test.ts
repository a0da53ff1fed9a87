import { searchList } from './harness';
import type { NodeUnderTest } from './harness';
import {
	bill,
	createVendor,
	hostTrigger,
	runOnSubscriptions,
	subscribe,
	subscriptions,
	until,
	useBillTrigger,
} from './billTriggerStage';
import { byId } from './operations/operationCase';
import { TENANT } from '../../sandbox/bill/tenant';

useBillTrigger();

const HOUR_MS = 3_600_000;
const LEDGER = {
	name: 'Ledger',
	notificationUrl: 'https://ledger.example/bill',
	events: ['bill.created'],
};

/** A credential that signs in with a sync token, at a BILL that keeps webhooks from them. */
async function aTokenWithoutRight(): Promise<Record<string, string>> {
	await bill.control('switches', { tokenWebhooks: false });
	return {
		...bill.credential,
		loginMethod: 'syncToken',
		tokenName: TENANT.syncTokenName,
		tokenValue: TENANT.syncTokenValue,
	};
}

async function takeAll(count: number): Promise<void> {
	for (let number = 1; number <= count; number += 1) {
		await subscribe(`https://app.example/${number}`, { name: `App ${number}` });
	}
}

describe('Create', () => {
	it('makes one subscription when the reply is lost, and still returns the key', async () => {
		await bill.control('faults', { kind: 'lost-reply', on: 'POST /v3/subscriptions', times: 2 });

		const { items } = await runOnSubscriptions('create', LEDGER);

		const [only, ...others] = await subscriptions();
		expect(others).toEqual([]);
		expect(items).toMatchObject([{ json: { id: only.id, securityKey: expect.stringMatching(/.{20}/) } }]);
	});

	it('names the subscription that already does the same', async () => {
		const duplicate = await subscribe(LEDGER.notificationUrl, {
			events: [{ type: 'bill.created', version: '1' }],
		});

		const { error } = await runOnSubscriptions('create', LEDGER);

		expect(error?.message).toMatch(new RegExp(`subscription ${duplicate.id}.*Rotate Key`));
		expect(await subscriptions()).toHaveLength(1);
	});

	it('lists who has the ten subscriptions, and which of them look abandoned', async () => {
		await bill.control('clock', { advanceMs: -2 * HOUR_MS });
		await subscribe('https://n8n.example/webhook-test/1/webhook', { name: 'Old test' });
		await bill.control('clock', { advanceMs: 2 * HOUR_MS });
		await subscribe('https://n8n.example/webhook-test/2/webhook', { name: 'Test of now' });
		await subscribe('https://app.example/off', { name: 'Dead', status: { enabled: false } });
		await takeAll(7);

		const { error } = await runOnSubscriptions('create', LEDGER);

		const [, abandoned = '', used = ''] =
			/all 10 webhook.*look abandoned: (.*)\. Taken by: (.*)\.$/.exec(error?.message ?? '') ?? [];
		expect(abandoned).toMatch(/Old test → .*a test address since.*; Dead → .*switched off since/);
		expect(used).toMatch(/Test of now.*App 1.*App 7/);
	});
});

it('a trigger that finds no free subscription says which look abandoned, and removes none', async () => {
	await subscribe('https://app.example/off', { name: 'Dead', status: { enabled: false } });
	await takeAll(9);
	const host = await hostTrigger();

	await expect(host.activate('test')).rejects.toMatchObject({
		description: expect.stringMatching(/look abandoned: Dead → .*\. Taken by: App 1/),
	});
	expect(await subscriptions()).toHaveLength(10);
});

describe('Update', () => {
	it('changes the events, keeps name, address and status, and leaves the key as it is', async () => {
		const { id } = await subscribe(LEDGER.notificationUrl, { name: 'Ledger', status: { enabled: false } });

		const { items } = await runOnSubscriptions('update', {
			subscriptionId: byId(id),
			updateFields: { events: ['payment.updated', 'payment.failed'] },
		});

		expect(items).toMatchObject([
			{
				json: {
					id,
					name: 'Ledger',
					notificationUrl: LEDGER.notificationUrl,
					status: { enabled: false },
					events: [{ type: 'payment.updated' }, { type: 'payment.failed' }],
				},
			},
		]);
	});

	it('refuses to send nothing', async () => {
		const { id } = await subscribe(LEDGER.notificationUrl);

		const { error } = await runOnSubscriptions('update', { subscriptionId: byId(id), updateFields: {} });

		expect(error?.message).toMatch(/Update Fields is empty/);
	});
});

it.each(['hyphen', 'underscore'])('Rotate Key finds the address BILL knows (%s)', async (securityKeyPath) => {
	await bill.control('switches', { securityKeyPath });
	const { id, securityKey } = await subscribe(LEDGER.notificationUrl);

	const { items } = await runOnSubscriptions('rotateKey', { subscriptionId: byId(id) });

	expect(items[0].json.securityKey).toMatch(/.{20}/);
	expect(items[0].json.securityKey).not.toBe(securityKey);
});

it('Delete counts a deletion whose reply was lost as done', async () => {
	const { id } = await subscribe(LEDGER.notificationUrl);
	await bill.control('faults', { kind: 'lost-reply', on: 'DELETE /v3/subscriptions/*' });

	const { items, error } = await runOnSubscriptions('delete', { subscriptionId: byId(id) });

	expect(error).toBeUndefined();
	expect(items).toMatchObject([{ json: { id, outcome: 'deleted' } }]);
	expect(await subscriptions()).toEqual([]);
});

describe('sync tokens that BILL keeps from webhooks', () => {
	it('are told so by the node, after they tried', async () => {
		const { error } = await runOnSubscriptions('create', LEDGER, await aTokenWithoutRight());

		expect(`${error?.message} ${error?.description}`).toMatch(
			/BDC_1145.*sync token.*Sign In With set to User/,
		);
	});

	it('are told so by the trigger', async () => {
		const host = await hostTrigger({}, undefined, await aTokenWithoutRight());

		await expect(host.activate()).rejects.toMatchObject({
			description: expect.stringMatching(/sync token.*Sign In With set to User/),
		});
	});
});

describe('lists in the editor', () => {
	const editor = (parameters: NodeUnderTest['parameters']): NodeUnderTest => ({
		type: 'billCom',
		parameters: { resource: 'webhookSubscription', operation: 'resendEvent', ...parameters },
		credentials: { billComApi: bill.credential },
	});

	it('find a subscription by name or address, and show which are switched off', async () => {
		await subscribe('https://app.example/1', { name: 'App' });
		const { id } = await subscribe('https://ledger.example/bill', {
			name: 'Ledger',
			status: { enabled: false },
		});

		const { results } = await searchList(editor({}), 'searchSubscriptions', { filter: 'LEDGER.example' });

		expect(results).toEqual([{ name: 'Ledger → https://ledger.example/bill (switched off)', value: id }]);
	});

	it('page through the events of a subscription and find those of one record', async () => {
		const { id } = await subscribe('https://app.example/1', {
			events: [
				{ type: 'bill.created', version: '1' },
				{ type: 'vendor.created', version: '1' },
			],
			status: { enabled: false },
		});
		const vendors = [await createVendor('Acme'), await createVendor('Birch')];
		await until(async () => (await bill.rows('events')).length === vendors.length);
		const chosen = editor({ subscriptionId: byId(id) });

		const whole = await searchList(chosen, 'searchEvents');
		const found = await searchList(chosen, 'searchEvents', { filter: vendors[1].id });

		expect(whole.results).toHaveLength(2);
		expect(found.results).toEqual([
			{ name: expect.stringMatching(/^vendor\.created, .*never answered$/), value: expect.any(String) },
		]);
	});
});
