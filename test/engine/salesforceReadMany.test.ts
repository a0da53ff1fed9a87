import type { INodeParameters } from 'n8n-workflow';
import { runNode } from './harness';
import type { NodeRunOptions } from './harness';
import { anOperation, byId, startSalesforce } from './salesforceSandbox';
import type { SalesforceSandbox } from './salesforceSandbox';

const LINES = 'AP_Invoice_Lines__r';
const NOBODY = 'a00SB0000zzzzzzAAA';

let salesforce: SalesforceSandbox;

beforeAll(async () => {
	salesforce = await startSalesforce();
});

beforeEach(async () => await salesforce.control('reset'));

afterAll(async () => await salesforce.stop());

const invoices = { objectName: byId('AP_Invoice__c') };

async function seedMany(count: number, linesOf: (index: number) => object[] = () => []): Promise<string[]> {
	const wanted = Array.from({ length: count }, (_, index) => ({
		vendorName: 'Acme',
		Invoice_Number__c: `INV-${index}`,
		Amount__c: index,
		lines: linesOf(index),
	}));
	return (await salesforce.control<{ invoices: string[] }>('seed', { invoices: wanted })).invoices;
}

const lines = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ Amount__c: 1, Description__c: `line ${index}` }));

async function seedWide(count: number): Promise<string[]> {
	const Wide_Record__c = Array.from({ length: count }, (_, index) => ({
		Name: `Wide ${index}`,
		Field_Of_A_Grown_Org_500__c: 'last',
	}));
	const seeded = await salesforce.control<{ records: { Wide_Record__c: string[] } }>('seed', {
		records: { Wide_Record__c },
	});
	return seeded.records.Wide_Record__c;
}

async function getEach(ids: string[], parameters: INodeParameters, options: Partial<NodeRunOptions> = {}) {
	return await runNode({
		...anOperation(salesforce.jwt(), 'record:get', {
			...invoices,
			sendInBulk: true,
			recordId: byId('={{ $json.id }}'),
			...parameters,
		}),
		items: ids.map((id) => ({ id })),
		onError: 'continueRegularOutput',
		...options,
	});
}

async function getMany(recordIds: unknown, parameters: INodeParameters = {}) {
	return await runNode({
		...anOperation(salesforce.jwt(), 'record:getAll', {
			...invoices,
			searchBy: 'ids',
			recordIds: '={{ $json.ids }}',
			...parameters,
		}),
		items: [{ ids: recordIds as string }],
	});
}

const queries = async () => await salesforce.sent('GET', '/query');

describe('Get in bulk', () => {
	it('gives each item its own record or its own error, in few calls', async () => {
		const ids = await seedMany(450);
		const asked = ids.map((id, index) => (index % 2 === 0 ? id : id.slice(0, 15)));
		asked[7] = NOBODY;
		asked[300] = asked[0];

		const { items, error } = await getEach(asked, { fieldsToReturn: ['Invoice_Number__c'] });

		expect(error).toBeUndefined();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(asked.map((_, item) => ({ item })));
		expect(items[7].json).toMatchObject({
			error: `There is no AP_Invoice__c with the ID ${NOBODY}`,
			curedBy: 'person',
			details: { reason: 'recordNotFound' },
		});
		const wanted = ids.map((id, index) => (index === 300 ? ids[0] : id));
		expect(items.map(({ json }) => json.Id).filter((_, index) => index !== 7)).toEqual(
			wanted.filter((_, index) => index !== 7),
		);
		expect(await queries()).toBe(3);
	});

	it('brings all rows of child lists that Salesforce gives in pieces', async () => {
		await salesforce.control('switches', { childPageSize: 2 });
		const ids = await seedMany(3, (index) => lines([5, 0, 2][index]));

		const { items } = await getEach(ids, { childList: LINES, childFields: ['Description__c'] });

		expect(items[0].json[LINES]).toMatchObject(lines(5).map(({ Description__c }) => ({ Description__c })));
		expect(items.map(({ json }) => (json[LINES] as unknown[] | null)?.length ?? 0)).toEqual([5, 0, 2]);
	});

	it('keeps items apart that ask for different fields or objects', async () => {
		const [invoice] = await seedMany(1);
		const [account] = (await salesforce.rows('Account')).map(({ Id }) => Id);

		const { items } = await getEach(
			[],
			{ objectName: byId('={{ $json.object }}'), fieldsToReturn: '={{ [$json.field] }}' as never },
			{
				items: [
					{ id: invoice, object: 'AP_Invoice__c', field: 'Amount__c' },
					{ id: account, object: 'Account', field: 'Name' },
					{ id: invoice, object: 'AP_Invoice__c', field: 'Vendor__r.Name' },
					{ id: invoice, object: 'No_Such__c', field: 'Name' },
				],
			},
		);

		expect(items.slice(0, 3).map(({ json }) => json)).toEqual([
			{ Id: invoice, Amount__c: 0 },
			{ Id: account, Name: 'Acme' },
			{ Id: invoice, Vendor__r: { Name: 'Acme' } },
		]);
		expect(items[3].json).toMatchObject({ error: expect.stringContaining('No_Such__c') });
	});

	it('does not let one ID that no record can have spoil the others', async () => {
		const [one, other] = await seedMany(2);
		const impossible = `${one.slice(0, 15)}ZZZ`;

		const { items } = await getEach([one, impossible, other], {});

		expect(items.map(({ json }) => json.Id ?? json.details)).toEqual([
			one,
			expect.objectContaining({ reason: 'recordNotFound' }),
			other,
		]);
	});

	it('reads many records of an object whose fields do not fit into an address', async () => {
		const ids = await seedWide(210);

		const { items, error } = await getEach(ids, { objectName: byId('Wide_Record__c') });

		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.Field_Of_A_Grown_Org_500__c)).toEqual(Array(210).fill('last'));
		expect(await salesforce.sent('POST', '/composite')).toBe(2);
	});

	it('stops with the item that is not there when the node is set to stop', async () => {
		const [id] = await seedMany(1);

		const { error } = await getEach([id, NOBODY], {}, { onError: 'stopWorkflow' });

		expect(error).toMatchObject({
			message: `There is no AP_Invoice__c with the ID ${NOBODY}`,
			context: { itemIndex: 1, data: { reason: 'recordNotFound' } },
		});
	});
});

describe('Get Many by IDs', () => {
	it('reads any number in the order of the IDs, each once, and leaves out what is not there', async () => {
		const ids = await seedMany(450);
		const wanted = [...ids].reverse();

		const { items, error } = await getMany([NOBODY, ...wanted, ids[3].slice(0, 15)], {
			fieldsToReturn: ['Name'],
		});

		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.Id)).toEqual(wanted);
		expect(await queries()).toBe(3);
	});

	it('takes a text with commas, and child lists with all their rows', async () => {
		await salesforce.control('switches', { childPageSize: 2 });
		const [one, other] = await seedMany(2, (index) => lines(index === 0 ? 5 : 1));

		const { items } = await getMany(` ${other}, ${one} ,`, { childList: LINES });

		expect(items.map(({ json }) => [json.Id, (json[LINES] as unknown[]).length])).toEqual([
			[other, 1],
			[one, 5],
		]);
	});

	it('returns nothing for a list without entries, and refuses an expression that gives nothing', async () => {
		expect((await getMany([])).items).toEqual([]);
		expect(await queries()).toBe(0);
		expect((await getMany(null)).error?.message).toContain('The expression for Record IDs returns nothing');
		expect((await getMany(['no id'])).error?.message).toContain('Record IDs "no id" is not a Salesforce ID');
	});
});
