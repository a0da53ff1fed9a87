import { anOrg, type ApiUser, type Org } from './org';

const BASE = '/services/data/v67.0';

describe('several requests in one', () => {
	let org: Org;
	let user: ApiUser;

	const composite = async (compositeRequest: Array<Record<string, unknown>>, allOrNone = false) => {
		const { status, body } = await user.ask<{ compositeResponse: Array<Record<string, unknown>> }>(
			'POST',
			'/composite',
			{
				body: { allOrNone, compositeRequest },
			},
		);
		expect(status).toBe(200);
		return body.compositeResponse;
	};

	beforeEach(async () => {
		org = await anOrg();
		user = await org.as('integration');
	});
	afterEach(async () => await org.stop());

	it('lets a later request use what an earlier one answered', async () => {
		const answers = await composite([
			{ method: 'POST', url: `${BASE}/sobjects/Account`, referenceId: 'vendor', body: { Name: 'Acme' } },
			{
				method: 'POST',
				url: `${BASE}/sobjects/AP_Invoice__c`,
				referenceId: 'invoice',
				body: { Vendor__c: '@{vendor.id}' },
			},
			{
				method: 'GET',
				url: `${BASE}/query?q=SELECT+Vendor__r.Name+FROM+AP_Invoice__c+WHERE+Id='@{invoice.id}'`,
				referenceId: 'found',
			},
			{
				method: 'PATCH',
				url: `${BASE}/sobjects/Account/@{vendor.id}`,
				referenceId: 'renamed',
				body: { Phone: '@{found.records[0].Vendor__r.Name}' },
			},
		]);

		expect(answers).toMatchObject([
			{
				httpStatusCode: 201,
				referenceId: 'vendor',
				httpHeaders: { Location: expect.stringContaining('/sobjects/Account/001') },
			},
			{ httpStatusCode: 201, referenceId: 'invoice', body: { success: true } },
			{ httpStatusCode: 200, body: { records: [{ Vendor__r: { Name: 'Acme' } }] } },
			{ httpStatusCode: 204, body: null },
		]);
		expect(await user.query('SELECT Phone FROM Account')).toMatchObject([{ Phone: 'Acme' }]);
	});

	it('keeps the good requests unless all or none is asked for', async () => {
		const requests = [
			{ method: 'POST', url: `${BASE}/sobjects/Account`, referenceId: 'good', body: { Name: 'Acme' } },
			{ method: 'POST', url: `${BASE}/sobjects/Account`, referenceId: 'bad', body: {} },
			{
				method: 'POST',
				url: `${BASE}/sobjects/BILL_Approval__e`,
				referenceId: 'event',
				body: { Decision__c: 'Approved' },
			},
		];

		const none = await composite(requests, true);
		const namesAfterNone = await user.query('SELECT Name FROM Account');
		const eventsAfterNone = await org.published();
		const some = await composite(requests);

		expect(none.map(({ body }) => body)).toMatchObject([
			[{ errorCode: 'PROCESSING_HALTED' }],
			[{ errorCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] }],
			[{ errorCode: 'PROCESSING_HALTED' }],
		]);
		expect([namesAfterNone, eventsAfterNone]).toEqual([[], 0]);
		expect(some.map(({ httpStatusCode }) => httpStatusCode)).toEqual([201, 400, 201]);
		expect(await org.published()).toBe(1);
	});

	it('counts as one API call', async () => {
		await composite(
			Array.from({ length: 25 }, (_, index) => ({
				method: 'GET',
				url: `${BASE}/limits`,
				referenceId: `r${index}`,
			})),
		);

		const { headers } = await user.ask('GET', '/limits');

		expect(headers.get('sforce-limit-info')).toBe('api-usage=2/105000');
	});

	it('creates, updates, upserts, reads and deletes collections', async () => {
		const type = { attributes: { type: 'Account' } };
		const created = await user.ask<Array<{ id: string }>>('POST', '/composite/sobjects', {
			body: {
				records: [{ ...type, Name: 'One', BILL_Vendor_Id__c: 'v1' }, { ...type }, { ...type, Name: 'Three' }],
			},
		});
		const [one, , three] = created.body.map(({ id }) => id);
		const updated = await user.ask('PATCH', '/composite/sobjects', {
			body: { records: [{ ...type, id: one, Phone: '1' }] },
		});
		const upserted = await user.ask('PATCH', '/composite/sobjects/Account/BILL_Vendor_Id__c', {
			body: {
				records: [
					{ ...type, BILL_Vendor_Id__c: 'v1', Name: 'Uno' },
					{ ...type, BILL_Vendor_Id__c: 'v2', Name: 'Two' },
				],
			},
		});
		const read = await user.ask('POST', '/composite/sobjects/Account', {
			body: { ids: [three, one], fields: ['Name', 'Phone'] },
		});
		const deleted = await user.ask('DELETE', `/composite/sobjects?ids=${one},${three}`);

		expect(created).toMatchObject({
			status: 200,
			body: [
				{ success: true, errors: [] },
				{ success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] }] },
				{ success: true },
			],
		});
		expect(updated.body).toMatchObject([{ id: one, success: true }]);
		expect(upserted.body).toMatchObject([
			{ id: one, created: false },
			{ created: true, success: true },
		]);
		expect(read.body).toMatchObject([{ Name: 'Three' }, { Name: 'Uno', Phone: '1' }]);
		expect(deleted.body).toMatchObject([
			{ id: one, success: true },
			{ id: three, success: true },
		]);
		expect(await user.query('SELECT Name FROM Account')).toMatchObject([{ Name: 'Two' }]);
	});
});
