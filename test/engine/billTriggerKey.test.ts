import { createHmac } from 'node:crypto';
import { forgetProcessMemory } from './harness';
import {
	aNotification,
	bill,
	createVendor,
	deliver,
	hostTrigger,
	securityKeyOf,
	sign,
	until,
	useBillTrigger,
} from './billTriggerStage';

useBillTrigger();

const vendorsSeen = (host: Awaited<ReturnType<typeof hostTrigger>>) =>
	host.executions.flat().map(({ json }) => (json.entity as { name?: string }).name);

it('the security key cannot be read from the workflow, nor from an export of it', async () => {
	const host = await hostTrigger();
	await host.activate();
	await createVendor('Acme');
	await until(() => host.executions.length > 0);
	const key = securityKeyOf(host);

	expect(key.length).toBeGreaterThanOrEqual(32);
	expect(JSON.stringify(host.staticData())).not.toContain(key);
});

it('is read again after a restart', async () => {
	const host = await hostTrigger();
	await host.activate();
	forgetProcessMemory();

	await createVendor('Acme');
	await until(() => host.executions.length > 0);

	expect(vendorsSeen(host)).toEqual(['Acme']);
});

it('a workflow published before the key was encrypted goes on, and encrypts it', async () => {
	const host = await hostTrigger();
	await host.activate();
	const key = securityKeyOf(host);
	host.rewriteStaticData((data) => {
		const [[path, { sealedKey, ...state }]] = Object.entries(data) as Array<[string, { sealedKey?: string }]>;
		expect(sealedKey).toBeDefined();
		return { [path]: { ...state, securityKey: key } };
	});
	forgetProcessMemory();
	const body = aNotification();

	const status = await deliver(host.url(), body, sign(body, key));

	expect(status).toBe(200);
	expect(JSON.stringify(host.staticData())).not.toContain(key);
	expect(securityKeyOf(host)).toBe(key);
});

it('after the developer key was changed BILL issues a new one, and the event arrives when BILL sends it again', async () => {
	const host = await hostTrigger();
	await host.activate();
	const oldKey = securityKeyOf(host);
	host.rewriteStaticData((data) => {
		const [[path, state]] = Object.entries(data) as Array<[string, object]>;
		const ofAnotherDeveloperKey = ['v1', 'A'.repeat(16), 'A'.repeat(22), 'AAAA'].join('.');
		return { [path]: { ...state, sealedKey: ofAnotherDeveloperKey } };
	});
	forgetProcessMemory();

	await createVendor('Acme');
	await until(() => host.executions.length > 0);

	expect(vendorsSeen(host)).toEqual(['Acme']);
	expect(securityKeyOf(host)).not.toBe(oldKey);
	expect((await bill.stats()).notificationsFailed).toBe(1);
});

it('a flood of unsigned requests makes BILL issue one new key at the most', async () => {
	const host = await hostTrigger();
	await host.activate();
	host.rewriteStaticData((data) => {
		const [[path, state]] = Object.entries(data) as Array<[string, object]>;
		return { [path]: { ...state, sealedKey: 'v1.none' } };
	});
	forgetProcessMemory();
	const body = aNotification();
	const forged = createHmac('sha256', 'guess').update(body).digest('base64');

	const statuses = await Promise.all(
		Array.from({ length: 20 }, async () => await deliver(host.url(), body, forged)),
	);

	expect(statuses.filter((status) => status !== 503 && status !== 401)).toEqual([]);
	expect(host.executions).toEqual([]);
	const rotations = await bill.journal({ method: 'POST', path: '/connect-events/v3/subscriptions/' });
	expect(rotations.filter(({ path }) => /security[-_]key$/.test(String(path)))).toHaveLength(1);
});

it('a new subscription stands although n8n saved an older state of the workflow after it', async () => {
	const host = await hostTrigger();
	await host.activate();
	const old = host.staticData();
	await host.deactivate();
	await host.activate();
	host.rewriteStaticData(() => old);

	await createVendor('Acme');
	await until(() => host.executions.length > 0);

	expect(vendorsSeen(host)).toEqual(['Acme']);
	expect(JSON.stringify(host.staticData())).not.toBe(JSON.stringify(old));
});
