import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBillSimulator } from '../../../sandbox/bill/http/server';
import { Caller, codes, endAll, startBill, startReceiver, startSignedIn } from './harness';
import { aBill, aSubscription, createPayment, createVendor, subscribe } from './records';

let folder = '';
const stateFile = () => join(folder, 'bill.state');

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'bill-state-'));
});

afterEach(async () => {
	await endAll();
	rmSync(folder, { recursive: true });
});

/** The same caller against the simulator's new address. */
const at = (url: string, api: Caller) => new Caller(url, api.headers);

it('goes on after a restart with sessions, bills, payments and subscriptions', async () => {
	const { bill, api } = await startSignedIn({ stateFile: stateFile() });
	const payment = await createPayment(api, { transactionNumber: 'SF-1' });
	await subscribe(api, aSubscription('https://n8n.example/hook', 'bill.created'));
	const before = (await new Caller(bill.url).get('/sandbox/state')).data;
	await bill.stop();

	const again = await startBill({ stateFile: stateFile() });

	const later = at(again.url, api);
	expect((await later.get('/sandbox/state')).data).toEqual(before);
	const found = await later.list('/v3/payments', { filters: 'transactionNumber:eq:"SF-1"' });
	expect(found.data.results.map(({ id }) => id)).toEqual([payment.id]);
	const duplicate = await later.post('/v3/bills', aBill(String(payment.vendorId)));
	expect(codes(duplicate)).toEqual(['BDC_1171']);
});

it('has everything it confirmed when it is killed instead of stopped', async () => {
	const { api } = await startSignedIn({ stateFile: stateFile() });
	const vendor = await createVendor(api);
	// The first simulator still runs: nothing of a stop has happened. A crash in the middle of a line follows.
	appendFileSync(stateFile(), '["vendors","009');

	const again = await startBill({ stateFile: stateFile() });

	expect((await at(again.url, api).get(`/v3/vendors/${vendor.id}`)).data).toEqual(vendor);
});

it('remembers what was deleted, the clock, the switches and the calls of the hour', async () => {
	const { bill, api } = await startSignedIn({ stateFile: stateFile() });
	const control = new Caller(bill.url);
	await api.post('/v3/logout');
	await control.post('/sandbox/clock', { advanceMs: 5_000_000 });
	await control.post('/sandbox/switches', { duplicateInvoice: 'allow' });
	await bill.stop();

	const again = await startBill({ stateFile: stateFile(), switches: { latency: 1 } });

	const later = at(again.url, api);
	expect((await later.get('/v3/vendors')).status).toBe(401);
	expect((await later.post('/sandbox/clock', { advanceMs: 0 })).data.aheadMs).toBe(5_000_000);
	expect((await later.get('/sandbox/switches')).data).toMatchObject({
		duplicateInvoice: 'allow',
		latency: 1,
	});
});

it('sends after a restart what was still to be sent', async () => {
	const { bill, api } = await startSignedIn({ stateFile: stateFile() });
	const receiver = await startReceiver();
	await subscribe(api, aSubscription(receiver.url, 'vendor.created'));
	await new Caller(bill.url).post('/sandbox/faults', { kind: 'late-notification', ms: 3000 });
	const vendor = await createVendor(api);
	await bill.stop();
	expect(receiver.received).toEqual([]);

	await startBill({ stateFile: stateFile() });

	expect((await receiver.until(1))[0].event.vendor).toMatchObject({ id: vendor.id });
});

it('leaves one file and nothing temporary behind', async () => {
	const { bill, api } = await startSignedIn({ stateFile: stateFile() });
	await createVendor(api);

	await bill.stop();

	expect(readdirSync(folder)).toEqual(['bill.state']);
});

it('refuses to start on a file that is something else', async () => {
	writeFileSync(stateFile(), '{"name":"package.json"}\n');

	await expect(startBillSimulator({ stateFile: stateFile() })).rejects.toThrow(
		'bill.state:1 is not a line of simulator state',
	);
});

it('is as new after a reset', async () => {
	const { bill, api } = await startSignedIn({ stateFile: stateFile() });
	const control = new Caller(bill.url);
	await createPayment(api);
	await control.post('/sandbox/switches', { mfaRequired: false });
	await control.post('/sandbox/reset');

	const { data } = await control.get('/sandbox/state');

	expect([data.vendors, data.bills, data.payments]).toEqual([[], [], []]);
	expect(data.bankAccounts).toHaveLength(1);
	expect((await api.get('/v3/vendors')).status).toBe(401);
	expect((await control.get('/sandbox/switches')).data.mfaRequired).toBe(true);
	expect((await control.get('/sandbox/stats')).data).toMatchObject({ calls: 1, logins: 0 });
});
