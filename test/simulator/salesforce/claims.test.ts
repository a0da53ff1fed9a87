import { anOrg, type ApiUser, type Org } from './org';

interface Saved {
	id?: string;
	success: boolean;
	errors: Array<{ statusCode: string; message: string }>;
}

describe('claims, whose keys are unique in exact case', () => {
	let org: Org;
	let user: ApiUser;

	const insertMany = async (...keys: Array<string | null>) => {
		const records = keys.map((Key__c) => ({
			attributes: { type: 'BILL_Claim__c' },
			Key__c,
			Holder__c: 'one',
		}));
		const { body } = await user.ask<Saved[]>('POST', '/composite/sobjects', {
			body: { allOrNone: false, records },
		});
		return body.map(({ success, errors: [error] }) => (success ? 'saved' : error.statusCode));
	};

	beforeEach(async () => {
		org = await anOrg({ switches: { accessByPermissionSets: true } });
		user = await org.as('integration');
	});
	afterEach(async () => await org.stop());

	it('takes one of two equal keys in a call, and both where only the case differs', async () => {
		expect(await insertMany('a01:04g', 'A01:04G', 'a01:04g', null)).toEqual([
			'saved',
			'saved',
			'DUPLICATE_VALUE',
			'REQUIRED_FIELD_MISSING',
		]);
		expect(await insertMany('a01:04g', 'another')).toEqual(['DUPLICATE_VALUE', 'saved']);
	});

	it('names the record that has the key, also to a single insert', async () => {
		const id = await user.create('BILL_Claim__c', { Key__c: 'a01:04g' });

		const { status, body } = await user.ask('POST', '/sobjects/BILL_Claim__c', {
			body: { Key__c: 'a01:04g' },
		});

		expect(status).toBe(400);
		expect(body).toEqual([
			{
				errorCode: 'DUPLICATE_VALUE',
				message: `duplicate value found: Key__c duplicates value on record with id: ${id.slice(0, 15)}`,
			},
		]);
	});

	it('lets n8n change a claim and not delete it, and shows it to nobody else', async () => {
		const id = await user.create('BILL_Claim__c', { Key__c: 'a01:04g', Holder__c: 'one' });
		const finance = await org.as('submitter');

		expect((await user.update('BILL_Claim__c', id, { Holder__c: 'two' })).status).toBe(204);
		expect(await user.query('SELECT Name, Holder__c FROM BILL_Claim__c')).toMatchObject([
			{ Name: expect.stringMatching(/^CLAIM-\d{8}$/), Holder__c: 'two' },
		]);
		expect((await user.ask('DELETE', `/sobjects/BILL_Claim__c/${id}`)).status).toBe(403);
		expect((await finance.ask('GET', '/sobjects/BILL_Claim__c/describe')).status).toBe(404);
	});
});
