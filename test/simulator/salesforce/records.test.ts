import { idChecksum, toId18 } from '../../../sandbox/salesforce/values/ids';
import { anApInvoice, anOrg, type ApiUser, type Org } from './org';

describe('records', () => {
	let org: Org;
	let user: ApiUser;

	beforeEach(async () => {
		org = await anOrg();
		user = await org.as('integration');
	});
	afterEach(async () => await org.stop());

	it('creates a record with defaults, a number and who made it', async () => {
		const vendor = await user.create('Account', { Name: 'A "quoted",  double  Ltd.' });

		const { status, body, headers } = await user.ask<{ id: string }>('POST', '/sobjects/AP_Invoice__c', {
			body: { Vendor__c: vendor, Amount__c: 10.005, Invoice_Date__c: '2026-02-28' },
		});

		expect({ status, body }).toEqual({
			status: 201,
			body: { id: expect.stringMatching(/^a00\w{15}$/), success: true, errors: [] },
		});
		expect(headers.get('location')).toBe(`/services/data/v67.0/sobjects/AP_Invoice__c/${body.id}`);
		expect(await user.read('AP_Invoice__c', body.id)).toMatchObject({
			attributes: { type: 'AP_Invoice__c', url: `/services/data/v67.0/sobjects/AP_Invoice__c/${body.id}` },
			Id: body.id,
			Name: 'AP-000001',
			Amount__c: 10.01,
			Invoice_Date__c: '2026-02-28',
			Approval_Status__c: 'Draft',
			BILL_Sync_Status__c: 'Not Sent',
			BILL_Bill_Id__c: null,
			OwnerId: user.userId,
			CreatedById: user.userId,
			CreatedDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/),
		});
		expect(await user.read('Account', vendor)).toMatchObject({ Name: 'A "quoted",  double  Ltd.' });
	});

	it('answers only the fields that were asked for', async () => {
		const id = await user.create('Account', { Name: 'Acme' });

		const { body } = await user.ask('GET', `/sobjects/Account/${id}?fields=name,Phone`);

		expect(body).toEqual({ attributes: expect.anything(), Id: id, Name: 'Acme', Phone: null });
	});

	it('takes names in any case and ids of 15 or 18 characters in any case', async () => {
		const id = await user.create('account', { nAme: 'Acme' });
		const ids = [id, id.slice(0, 15), id.toLowerCase()];

		const found = await Promise.all(ids.map(async (given) => (await user.read('ACCOUNT', given)).Id));

		expect(found).toEqual([id, id, id]);
		expect(await user.query(`SELECT Id FROM Account WHERE Id = '${id.slice(0, 15)}'`)).toHaveLength(1);
	});

	it('computes the checksum Salesforce puts behind an id', () => {
		expect(idChecksum('001D000000IqhSL')).toBe('IAZ');
		expect(toId18('001d000000iqhsliaz')).toBe('001D000000IqhSLIAZ');
		expect(toId18('001D000000IqhSLZZZ')).toBeUndefined();
	});

	it('changes only the given fields and moves the time of change', async () => {
		const id = await user.create('Account', { Name: 'Acme', Phone: '1' });
		const before = await user.read('Account', id);
		await org.control('POST', 'clock', { advanceMs: 60_000 });

		const { status } = await user.update('Account', id, { Phone: null });

		expect(status).toBe(204);
		const after = await user.read('Account', id);
		expect(after).toMatchObject({ Name: 'Acme', Phone: null, CreatedDate: before.CreatedDate });
		expect(after.LastModifiedDate).not.toBe(before.LastModifiedDate);
	});

	it('refuses to overwrite a change made after the given time', async () => {
		const id = await user.create('Account', { Name: 'Acme' });
		const { headers } = await user.ask('GET', `/sobjects/Account/${id}`);
		const since = headers.get('last-modified') ?? '';
		const patch = async () =>
			await user.ask('PATCH', `/sobjects/Account/${id}`, {
				body: { Phone: '2' },
				headers: { 'if-unmodified-since': since },
			});

		const unchanged = await patch();
		await org.control('POST', 'clock', { advanceMs: 1000 });
		await user.update('Account', id, { Phone: '1' });
		const changed = await patch();

		expect(unchanged.status).toBe(204);
		expect(changed).toMatchObject({ status: 412, body: [{ errorCode: 'PRECONDITION_FAILED' }] });
		expect(
			(
				await user.ask('GET', `/sobjects/Account/${id}`, {
					headers: { 'if-modified-since': new Date(Date.now() + 1e7).toUTCString() },
				})
			).status,
		).toBe(304);
	});

	it('deletes a record with its details and remembers that it existed', async () => {
		const { invoices } = await org.seed({ invoices: [anApInvoice()] });

		const { status } = await user.ask('DELETE', `/sobjects/AP_Invoice__c/${invoices[0]}`);

		expect(status).toBe(204);
		expect(await user.query('SELECT Id FROM AP_Invoice_Line__c')).toEqual([]);
		expect(await user.ask('GET', `/sobjects/AP_Invoice__c/${invoices[0]}`)).toMatchObject({
			status: 404,
			body: [{ errorCode: 'ENTITY_IS_DELETED' }],
		});
		const { body } = await user.ask(
			'GET',
			`/queryAll?q=${encodeURIComponent('SELECT IsDeleted FROM AP_Invoice__c')}`,
		);
		expect(body).toMatchObject({ records: [{ IsDeleted: true }] });
	});

	it('empties look-ups to a deleted record', async () => {
		const { invoices } = await org.seed({ invoices: [anApInvoice()] });
		const [{ Vendor__c }] = await user.query<{ Vendor__c: string }>('SELECT Vendor__c FROM AP_Invoice__c');

		await user.ask('DELETE', `/sobjects/Account/${Vendor__c}`);

		expect(await user.read('AP_Invoice__c', invoices[0])).toMatchObject({ Vendor__c: null });
	});

	it('creates, then updates, by external id', async () => {
		const path = `/sobjects/Account/BILL_Vendor_Id__c/${encodeURIComponent('0091/é')}`;

		const created = await user.ask<{ id: string }>('PATCH', path, { body: { Name: 'Acme' } });
		const updated = await user.ask('PATCH', path, { body: { Phone: '1' } });

		expect(created).toMatchObject({ status: 201, body: { created: true, success: true, errors: [] } });
		expect(updated).toMatchObject({ status: 200, body: { id: created.body.id, created: false } });
		expect((await user.ask('GET', path)).body).toMatchObject({
			Name: 'Acme',
			Phone: '1',
			BILL_Vendor_Id__c: '0091/é',
		});
		expect((await user.ask('PATCH', `/services/data/v45.0${path}`, { body: {} })).status).toBe(204);
	});

	it('creates nothing by external id when only an update is wanted', async () => {
		const path = '/sobjects/Account/BILL_Vendor_Id__c/0091?updateOnly=true';

		const reply = await user.ask('PATCH', path, { body: { Name: 'Acme' } });

		expect(reply).toMatchObject({ status: 404, body: [{ errorCode: 'NOT_FOUND' }] });
		expect(await user.query('SELECT Id FROM Account')).toEqual([]);
	});

	it('lists the candidates when an external id names several records', async () => {
		const { accounts } = await org.seed({
			accounts: [
				{ Name: 'One', Vendor_Number__c: '7' },
				{ Name: 'Two', Vendor_Number__c: '7' },
			],
		});

		const reply = await user.ask('PATCH', '/sobjects/Account/Vendor_Number__c/7', { body: { Phone: '1' } });

		expect(reply).toMatchObject({
			status: 300,
			body: accounts.map((id) => `/services/data/v67.0/sobjects/Account/${id}`),
		});
	});

	it('names a parent by its external id', async () => {
		await user.create('Account', { Name: 'Acme', BILL_Vendor_Id__c: '0091' });

		const id = await user.create('AP_Invoice__c', { Vendor__r: { BILL_Vendor_Id__c: '0091' } });

		expect(await user.query(`SELECT Vendor__r.Name FROM AP_Invoice__c WHERE Id = '${id}'`)).toMatchObject([
			{ Vendor__r: { Name: 'Acme' } },
		]);
	});

	it('tells everything about the fields of an object', async () => {
		const { body } = await user.ask<{ fields: Array<Record<string, unknown>> }>(
			'GET',
			'/sobjects/AP_Invoice__c/describe',
		);
		const field = (name: string) => body.fields.find((candidate) => candidate.name === name);

		expect(body).toMatchObject({
			name: 'AP_Invoice__c',
			custom: true,
			keyPrefix: 'a00',
			childRelationships: expect.arrayContaining([
				expect.objectContaining({
					relationshipName: 'AP_Invoice_Lines__r',
					childSObject: 'AP_Invoice_Line__c',
					cascadeDelete: true,
				}),
			]),
		});
		expect(field('BILL_Bill_Id__c')).toMatchObject({
			type: 'string',
			externalId: true,
			unique: true,
			idLookup: true,
		});
		expect(field('Name')).toMatchObject({ updateable: false, autoNumber: true, nameField: true });
		expect(field('Vendor__c')).toMatchObject({
			type: 'reference',
			referenceTo: ['Account'],
			relationshipName: 'Vendor__r',
		});
		expect(field('Approval_Status__c')).toMatchObject({
			restrictedPicklist: true,
			picklistValues: expect.arrayContaining([
				expect.objectContaining({ value: 'Draft', defaultValue: true }),
			]),
		});
	});

	it('lists objects, versions, resources and limits, and counts calls in a header', async () => {
		const objects = await user.ask<{ sobjects: Array<{ name: string }> }>('GET', '/sobjects/');
		const versions = await user.ask<Array<{ version: string; label: string }>>('GET', '/services/data');
		const limits = await user.ask('GET', '/limits');

		expect(objects.body.sobjects.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['Account', 'AP_Invoice__c', 'ProcessInstance', 'BILL_Approval__e']),
		);
		expect(versions.body.at(-1)).toEqual({
			label: "Summer '26",
			url: '/services/data/v67.0',
			version: '67.0',
		});
		expect(versions.body.find(({ version }) => version === '65.0')?.label).toBe("Winter '26");
		expect(versions.body.find(({ version }) => version === '63.0')?.label).toBe("Spring '25");
		expect(limits.body).toMatchObject({ DailyApiRequests: { Max: 105_000, Remaining: 104_998 } });
		expect(limits.headers.get('sforce-limit-info')).toBe('api-usage=2/105000');
	});

	it('publishes an event by creating one, and says that it is queued', async () => {
		const { status, body } = await user.ask<{ errors: Array<{ message: string }> }>(
			'POST',
			'/sobjects/BILL_Approval__e',
			{
				body: {
					Record_Id__c: 'a00',
					Decision__c: 'Approved',
					Amount__c: 12.5,
					Decided_At__c: '2026-11-02T08:00:00Z',
				},
			},
		);

		expect({ status, body }).toEqual({
			status: 201,
			body: {
				id: expect.stringMatching(/^e00/),
				success: true,
				errors: [
					{ statusCode: 'OPERATION_ENQUEUED', message: expect.stringMatching(/^[0-9a-f-]{36}$/), fields: [] },
				],
			},
		});
		expect((await org.control('GET', 'events')).body).toMatchObject([
			{
				eventUuid: body.errors[0].message,
				topic: '/event/BILL_Approval__e',
				fields: { Amount__c: 12.5, Decided_At__c: Date.parse('2026-11-02T08:00:00Z'), Decided_By__c: null },
			},
		]);
	});
});
