import { FAULTS } from '../../../sandbox/salesforce/simulation/faults';
import { anOrg, type ApiUser, type Org } from './org';

describe('faults', () => {
	let org: Org;
	let user: ApiUser;

	const patch = async () => await user.update('Account', id, { Phone: '1' });
	const phone = async () => (await user.read('Account', id)).Phone;
	const fault = async (rule: Record<string, unknown>) => await org.control('POST', 'faults', rule);
	let id: string;

	beforeEach(async () => {
		org = await anOrg();
		user = await org.as('integration');
		id = await user.create('Account', { Name: 'Acme' });
	});
	afterEach(async () => await org.stop());

	it('lets the write take effect and loses the reply', async () => {
		await fault({ kind: 'lost-reply', on: 'PATCH /sobjects/Account/*' });

		await expect(patch()).rejects.toThrow();

		expect(await phone()).toBe('1');
		const { body } = await org.control('GET', 'journal?method=patch');
		expect(body).toMatchObject([{ status: 0, path: expect.stringContaining('/sobjects/Account/') }]);
	});

	it('lets the write take effect and answers 500', async () => {
		await fault({ kind: 'server-error-after-write', on: 'PATCH /sobjects/Account/*' });

		expect((await patch()).status).toBe(500);
		expect(await phone()).toBe('1');
	});

	it.each([
		['row-lock', 400, 'UNABLE_TO_LOCK_ROW'],
		['request-limit', 403, 'REQUEST_LIMIT_EXCEEDED'],
		['concurrent-requests', 403, 'REQUEST_LIMIT_EXCEEDED'],
		['concurrent-long-requests', 403, 'REQUEST_LIMIT_EXCEEDED'],
		['server-unavailable', 503, 'SERVER_UNAVAILABLE'],
		['validation-rule', 400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
		['duplicate-rule', 400, 'DUPLICATES_DETECTED'],
		['expired-session', 401, 'INVALID_SESSION_ID'],
	])('refuses by %s before anything happens', async (kind, status, errorCode) => {
		await fault({ kind, on: 'PATCH /sobjects/Account/*' });

		const refused = await patch();

		expect(refused).toMatchObject({ status, body: [{ errorCode }] });
		user = await org.as('integration');
		expect(await phone()).toBeNull();
		expect((await patch()).status).toBe(204);
	});

	it('holds a request back for as long as it is told, and no other', async () => {
		await fault({ kind: 'latency', ms: 300, on: 'PATCH /sobjects/Account/*' });
		const order: string[] = [];

		const slow = patch().then(() => order.push('slow'));
		await user.read('Account', id).then(() => order.push('quick'));
		await slow;

		expect(order).toEqual(['quick', 'slow']);
	});

	it('hits as many requests as it is told, until it is taken back', async () => {
		await fault({ kind: 'row-lock', on: 'PATCH /sobjects/Account/*', times: 3 });
		const statuses = [(await patch()).status, (await patch()).status];
		await org.control('DELETE', 'faults');

		expect([...statuses, (await patch()).status]).toEqual([400, 400, 204]);
	});

	it('names the faults there are when asked for another', async () => {
		const { status, body } = await fault({ kind: 'earthquake' });

		expect(status).toBe(400);
		expect(JSON.stringify(body)).toContain(Object.keys(FAULTS).join(', '));
	});
});
