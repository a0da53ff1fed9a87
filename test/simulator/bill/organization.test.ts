import { TENANT } from '../../../sandbox/bill/tenant';
import { codes, endAll, signIn, startReceiver, startSignedIn } from './harness';
import type { Caller } from './harness';
import { aSubscription, subscribe } from './records';

afterEach(endAll);

const ORGANIZATION = `/v3/organizations/${TENANT.organizationId}`;
const TERMS = `${ORGANIZATION}/payment-terms`;

/** The second user of the tenant, with this role instead of Administrator. */
async function signInAs(role: string, api: Caller): Promise<Caller> {
	const { data: roles } = await api.get('/v3/roles');
	const roleId = roles.results.find(({ type }) => type === role)?.id;
	await api.patch(`/v3/users/${TENANT.approverUserId}`, { roleId });
	return await signIn({ url: api.url, stop: async () => {} }, { username: TENANT.approverUsername });
}

describe('the organization', () => {
	it('changes only the fields given', async () => {
		const { api } = await startSignedIn();

		const { data } = await api.patch(ORGANIZATION, { phone: '5550100', address: { city: 'Akron' } });

		expect(data).toMatchObject({
			name: TENANT.organizationName,
			phone: '5550100',
			address: { line1: '1 Sandbox Way', city: 'Akron' },
		});
		expect((await api.get(ORGANIZATION)).data).toEqual(data);
	});

	it.each([
		['GET', ORGANIZATION, undefined],
		['PATCH', ORGANIZATION, { phone: '1' }],
		['GET', `${ORGANIZATION}/price-plan`, undefined],
		['POST', '/v3/risk-verifications', undefined],
		['PATCH', `/v3/users/${TENANT.userId}`, { firstName: 'Eve' }],
		['POST', `/v3/users/${TENANT.userId}/archive`, undefined],
	])('answers %s %s to administrators only', async (method, path, body) => {
		const { api } = await startSignedIn();
		const clerk = await signInAs('CLERK', api);

		const answer = await clerk.call(method, path, body);

		expect([answer.status, codes(answer)]).toEqual([403, ['BDC_1145']]);
	});

	it('shows industries and the price plan', async () => {
		const { api } = await startSignedIn();

		const industries = await api.get('/v3/organizations/industries');
		const plan = await api.get(`${ORGANIZATION}/price-plan`);

		expect(industries.data.results[0].name).toEqual(expect.any(String));
		expect(plan.data.planTerms).toMatchObject([{ tier: 1, quantity: 1, price: 79 }, { tier: 2 }]);
	});

	it('is nobody else’s', async () => {
		const { api } = await startSignedIn();

		const answers = [
			await api.get('/v3/organizations/008other'),
			await api.get('/v3/organizations/008other/payment-terms'),
		];

		expect(answers.map(codes)).toEqual([['BDC_1205'], ['BDC_1205']]);
	});
});

describe('a payment term', () => {
	it('is created, read, changed and listed', async () => {
		const { api } = await startSignedIn();

		const created = await api.post(TERMS, { name: 'Net 30', daysDue: 30 });
		const changed = await api.patch(`${TERMS}/${created.data.id}`, { name: 'Net thirty', daysDue: 30 });
		const read = await api.get(`${TERMS}/${created.data.id}`);

		expect([created.status, created.data.id]).toEqual([201, expect.stringMatching(/^00p/)]);
		expect(changed.data).toMatchObject({ name: 'Net thirty', daysDue: 30 });
		expect([read.data, (await api.get(TERMS)).data.results]).toEqual([changed.data, [changed.data]]);
	});

	it.each([
		[{ name: 'Same', daysDue: 30 }, 422, 'BDC_9040'],
		[{ name: 'Too long', daysDue: 1000 }, 400, 'BDC_1000'],
		[{ name: 'Half', daysDue: 1.5 }, 400, 'BDC_1000'],
		[{ daysDue: 10 }, 400, 'BDC_1000'],
	])('is refused as %j', async (draft, status, code) => {
		const { api } = await startSignedIn();
		await api.post(TERMS, { name: 'Net 30', daysDue: 30 });

		const answer = await api.post(TERMS, draft);

		expect([answer.status, codes(answer)]).toEqual([status, [code]]);
	});
});

describe('a user', () => {
	const aUser = (changes: object = {}) => ({
		firstName: 'Grace',
		lastName: 'Hopper',
		email: 'grace@example.com',
		roleId: TENANT.roleId,
		acceptTermsOfService: true,
		...changes,
	});

	it('is added, given another role, archived and restored', async () => {
		const { api } = await startSignedIn();
		const { data: roles } = await api.list('/v3/roles', { sort: 'type:desc' });

		const created = await api.post('/v3/users', aUser());
		const path = `/v3/users/${created.data.id}`;
		const changed = await api.patch(path, { roleId: roles.results[0].id });
		const archived = await api.post(`${path}/archive`);
		const restored = await api.post(`${path}/restore`);

		expect(created.data).toMatchObject({ role: { type: 'ADMINISTRATOR' }, archived: false });
		expect(created.data).not.toHaveProperty('acceptTermsOfService');
		expect(changed.data.role).toMatchObject({ id: roles.results[0].id, type: 'PAYER' });
		expect([archived.data.archived, restored.data.archived]).toEqual([true, false]);
	});

	it.each([
		[{ roleId: '0po' }, 400, 'BDC_1205'],
		[{ email: TENANT.username.toUpperCase() }, 422, 'BDC_9041'],
		[{ acceptTermsOfService: false }, 400, 'BDC_1129'],
		[{ email: undefined }, 400, 'BDC_1000'],
	])('is refused with %j', async (changes, status, code) => {
		const { api } = await startSignedIn();

		const answer = await api.post('/v3/users', aUser(changes));

		expect([answer.status, codes(answer)]).toEqual([status, [code]]);
	});

	it('is not a sync token, and has a role that can be read', async () => {
		const { api } = await startSignedIn();

		const token = await api.get(`/v3/users/${TENANT.systemUserId}`);
		const role = await api.get(`/v3/roles/${TENANT.roleId}`);
		const noRole = await api.get('/v3/roles/0po');

		expect([codes(token), role.data.type, codes(noRole)]).toEqual([
			['BDC_1302'],
			'ADMINISTRATOR',
			['BDC_1205'],
		]);
	});
});

it('checks the organization once a phone is known, and tells subscribers', async () => {
	const { api } = await startSignedIn();
	const receiver = await startReceiver();
	await subscribe(api, aSubscription(receiver.url, 'risk-verification.updated'));
	const early = await api.post('/v3/risk-verifications');
	const noPhone = await api.get('/v3/risk-verifications/phone');

	await api.post('/v3/risk-verifications/phone', { phoneNumber: '5550100', phoneType: 'MOBILE' });
	const started = await api.post('/v3/risk-verifications');
	const [{ event }] = await receiver.until(1);

	expect([codes(early), codes(noPhone)]).toEqual([['BDC_9042'], ['BDC_1205']]);
	expect(started.data).toMatchObject({ organizationId: TENANT.organizationId, status: 'IN_PROGRESS' });
	expect((await api.get('/v3/risk-verifications')).data).toEqual(started.data);
	expect(event.riskVerification).toEqual(started.data);
});

describe('customers', () => {
	it('are created, read, filtered and sorted', async () => {
		const { api } = await startSignedIn();
		for (const name of ['Beta', 'Alpha']) await api.post('/v3/customers', { name, email: 'a@example.com' });

		const sorted = await api.list('/v3/customers', { sort: 'name:asc' });
		const found = await api.list('/v3/customers', { filters: 'name:sw:Bet,archived:eq:false' });
		const read = await api.get(`/v3/customers/${found.data.results[0].id}`);

		expect(sorted.data.results.map(({ name }) => name)).toEqual(['Alpha', 'Beta']);
		expect(found.data.results).toEqual([read.data]);
		expect(read.data.id).toMatch(/^0cu/);
	});

	it('need a name and an e-mail address, and cannot be filtered by it', async () => {
		const { api } = await startSignedIn();

		const answers = [
			await api.post('/v3/customers', { name: 'Beta' }),
			await api.list('/v3/customers', { filters: 'email:eq:a' }),
			await api.get('/v3/customers/0cu'),
		];

		expect(answers.map(codes)).toEqual([['BDC_1000'], ['BDC_1130'], ['BDC_1205']]);
	});
});
