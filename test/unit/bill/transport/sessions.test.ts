import { aCredential, runBill, type StoredCredential } from '../context';
import { severalProcesses } from '../processes';
import { aVendor, useBill } from '../simulator';

const bill = useBill();
let credential: StoredCredential;
let vendorId: string;
let processes: ReturnType<typeof severalProcesses>;

beforeEach(async () => {
	processes = severalProcesses();
	const { vendors } = await bill.seed({ vendors: [aVendor()] });
	vendorId = String(vendors?.[0]?.id);
	credential = aCredential(bill.url);
});

afterEach(async () => {
	processes.end();
});

async function getVendor(process: string): Promise<string> {
	const items = [{ resource: 'vendor', operation: 'get', vendorId }];
	return await processes.run(process, async () => {
		const [output] = await runBill({ credential, items, continueOnFail: true });
		return String(output?.json.error ?? output?.json.id);
	});
}

const logins = async () => (await bill.stats()).logins;

it('survives two workers that renew the session at once, where BILL ends the older one', async () => {
	await bill.switches({ loginInvalidatesOlder: true, latency: 3 });
	await Promise.all([getVendor('a'), getVendor('b')]);
	const results: string[] = [];

	for (let round = 0; round < 8; round += 1) {
		await bill.expireSessions();
		results.push(...(await Promise.all([getVendor('a'), getVendor('b')])));
	}

	expect(results).toEqual(Array(16).fill(vendorId));
	// Two at once cannot know of each other; a third each time would be a fight.
	expect(await logins()).toBeLessThanOrEqual(2 + 8 * 3);
});

it('goes on with the session of another worker instead of signing in', async () => {
	await getVendor('a');
	await getVendor('b');

	expect(await logins()).toBe(1);
});

it('renews a session that BILL ends for its age, however busy it is', async () => {
	await bill.switches({ sessionMaxAge: 60 });
	const first = await getVendor('a');
	await bill.advance(61_000);

	const second = await getVendor('a');

	expect([first, second, await logins()]).toEqual([vendorId, vendorId, 2]);
});

it('renews a session that made room for newer ones of the same user', async () => {
	await bill.switches({ maxSessions: 2 });
	await getVendor('a');
	await bill.direct('GET', '/v3/login/session');
	await bill.direct('GET', '/v3/login/session');

	expect(await getVendor('a')).toBe(vendorId);

	// Two of somebody else, one at first, one renewed.
	expect(await logins()).toBe(4);
});

it('leaves it to time when BILL takes no session at all, and signs in twice at most for it', async () => {
	await getVendor('a');
	const before = await logins();
	await bill.fault({ kind: 'expired-session', on: 'GET /v3/vendors/*', times: 100 });

	expect(await getVendor('a')).toMatch(/does not accept the session although it was just renewed/);

	expect((await logins()) - before).toBeLessThanOrEqual(2);
});
