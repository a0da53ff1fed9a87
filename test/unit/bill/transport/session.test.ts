import { clock } from '../../../../nodes/BillCom/transport/clock';
import { aCredential, runBill, runOne } from '../context';
import { aVendor, useBill } from '../simulator';

const bill = useBill();

const listVendors = { resource: 'vendor', operation: 'getAll', returnAll: false, limit: 1 };

it('signs in once for a burst of 50 first calls', async () => {
	const credential = aCredential(bill.url);

	await Promise.all(
		Array.from({ length: 50 }, async () => await runBill({ credential, items: [listVendors] })),
	);

	expect(await bill.stats()).toMatchObject({ calls: 51, logins: 1, refusals: {} });
});

it('signs in once and fails no item when the session ends in the middle of 100 parallel items', async () => {
	const [vendor] = (await bill.seed({ vendors: [aVendor()] })).vendors ?? [];
	const credential = aCredential(bill.url);
	const readVendor = { resource: 'vendor', operation: 'get', vendorId: vendor?.id };
	await runBill({ credential, items: [readVendor] });
	let finished = 0;

	const results = await Promise.all(
		Array.from({ length: 100 }, async () => {
			const [record] = await runBill({ credential, items: [readVendor] });
			finished += 1;
			if (finished === 40) await bill.expireSessions();
			return record?.json.id;
		}),
	);

	expect(new Set(results)).toEqual(new Set([vendor?.id]));
	const { logins, refusals } = await bill.stats();
	expect(logins).toBe(2);
	// The three in flight, and the one that went alone.
	expect(refusals.BDC_1109).toBeLessThanOrEqual(4);
});

it('never has more than three calls in flight', async () => {
	await bill.switches({ latency: 5 });
	const credential = aCredential(bill.url);

	await Promise.all(
		Array.from({ length: 30 }, async () => await runBill({ credential, items: [listVendors] })),
	);

	expect(await bill.stats()).toMatchObject({ maxInFlight: 3, refusals: {} });
});

it('keeps the session in the credential, so that the next run needs no login', async () => {
	const credential = aCredential(bill.url);
	await runBill({ credential, items: [listVendors] });

	await runBill({ credential, items: [listVendors, listVendors] });

	expect(credential.sessionId).not.toBe('');
	expect((await bill.stats()).logins).toBe(1);
});

it('tries wrong credentials once, whatever number of items waits for the session', async () => {
	const credential = aCredential(bill.url, { password: 'wrong' });

	const runs = await Promise.allSettled(
		Array.from({ length: 20 }, async () => await runBill({ credential, items: [listVendors] })),
	);
	const later = await runBill({ credential, items: [listVendors, listVendors], continueOnFail: true });

	const messages = runs.map((run) => (run.status === 'rejected' ? String(run.reason.message) : 'succeeded'));
	expect(new Set(messages).size).toBe(1);
	expect(messages[0]).toMatch(/BDC_1101.*Password/);
	expect(later).toHaveLength(2);
	expect((await bill.stats()).refusals).toEqual({ BDC_1101: 1 });
});

it('asks again as soon as the password in the credential is another one', async () => {
	const wrong = aCredential(bill.url, { password: 'wrong' });
	await expect(runBill({ credential: wrong, items: [listVendors] })).rejects.toThrow('BDC_1101');

	await runBill({ credential: aCredential(bill.url), items: [listVendors] });

	expect(await bill.stats()).toMatchObject({ logins: 2, refusals: { BDC_1101: 1 } });
});

it('renews a session that API v2 reports as ended inside an HTTP 200', async () => {
	await bill.seed({ vendors: [aVendor()] });
	const credential = aCredential(bill.url);
	const legacyVendors = { resource: 'legacy', operation: 'getAll', entity: 'Vendor', returnAll: true };
	await runBill({ credential, items: [legacyVendors] });
	await bill.expireSessions();

	const records = await Promise.all(
		Array.from({ length: 5 }, async () => await runBill({ credential, items: [legacyVendors] })),
	);

	expect(records.map(([record]) => record?.json.name)).toEqual(Array(5).fill('Northwind Print Works'));
	expect((await bill.stats()).logins).toBe(2);
});

it('stamps the item on a refused call', async () => {
	const credential = aCredential(bill.url);
	const items = [listVendors, { resource: 'vendor', operation: 'get', vendorId: '00901UNKNOWN000000000' }];

	const run = runBill({ credential, items });

	await expect(run).rejects.toMatchObject({ context: { itemIndex: 1 } });
});

it('signs in again once the device in the credential has changed, although a session is stored', async () => {
	const credential = aCredential(bill.url, { rememberMeId: '', device: '' });
	const readSession = { resource: 'session', operation: 'get' };
	const before = await runOne(credential, readSession);
	const { rememberMeId, device } = aCredential(bill.url);
	Object.assign(credential, { rememberMeId, device });

	const after = await runOne(credential, readSession);

	expect([before.trust, after.trust]).toEqual(['notTrusted', 'trusted']);
});

it.each([
	['organization', { organizationId: '00801OTHER0000000001' }],
	['user', { userName: 'someone.else@example.com' }],
])('never goes on in the session of another %s that the credential was before', async (_, changes) => {
	const credential = aCredential(bill.url);
	await runOne(credential, listVendors);
	Object.assign(credential, changes);
	await bill.clearJournal();

	await expect(runOne(credential, listVendors)).rejects.toThrow('BILL did not sign in');

	expect(await bill.calls()).toMatchObject([{ path: '/connect/v3/vendors', status: 401 }]);
});

it('does not use up the sign-ins of the hour while BILL is down', async () => {
	await bill.switches({ errorRate: 1 });
	const now = Date.now();
	// The pause between sign-ins does not pass, however slow the machine is.
	jest.spyOn(clock, 'nowMs').mockImplementation(() => now);
	jest.spyOn(clock, 'sleep').mockResolvedValue();
	const items = Array.from({ length: 10 }, () => listVendors);

	const output = await runBill({ credential: aCredential(bill.url), items, continueOnFail: true });
	jest.restoreAllMocks();

	expect(output.map(({ json }) => String(json.error).includes('HTTP 500'))).toEqual(Array(10).fill(true));
	expect(await bill.stats()).toMatchObject({ calls: 3 });
});
