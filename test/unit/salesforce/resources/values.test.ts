/** Values are refused, not bent: what reaches Salesforce is what somebody entered, or nothing does. */
import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { loggedIn, runSalesforce } from '../context';
import { fakeSalesforce, type FakeSalesforce, noContent, ok } from '../wire';
import { describedInvoice } from './invoiceObject';

const RECORD = 'a01SB0000000001YAA';
/** The same record, as Setup shows it. */
const SHORT = 'a01SB0000000001';

let salesforce: FakeSalesforce;

beforeAll(async () => {
	const created = { status: 201, body: { id: RECORD, success: true, errors: [], created: true } };
	salesforce = await fakeSalesforce({
		...describedInvoice,
		[`PATCH /sobjects/AP_Invoice__c/${RECORD}`]: [noContent()],
		'PATCH /sobjects/AP_Invoice__c/*': [created],
		'GET /query*': [ok({ records: [], done: true, totalSize: 0 })],
		'PATCH /composite/sobjects': [ok([{ id: RECORD, success: true, errors: [] }])],
	});
});

beforeEach(() => void salesforce.calls.splice(0));

afterAll(async () => await salesforce.stop());

const run = async (item: IDataObject, timezone?: string) =>
	await runSalesforce({
		credential: loggedIn(salesforce.url),
		items: [{ resource: 'record', objectName: 'AP_Invoice__c', ...item }],
		timezone,
	});
const written = () => salesforce.calls.filter(({ method }) => method !== 'GET');

const anUpdate = (rows: Array<{ name: string; value?: unknown }>, recordId = RECORD) =>
	({ operation: 'update', recordId, fieldsFrom: 'form', fields: { field: rows } }) as unknown as IDataObject;
const aMapping = (value: IDataObject) => ({
	operation: 'update',
	recordId: RECORD,
	fieldsFrom: 'mapper',
	'columns.value': value,
	columns: { mappingMode: 'defineBelow', value },
});
const anUpsert = (externalIdValue: unknown, more = {}) =>
	({
		operation: 'upsert',
		externalIdField: 'BILL_Bill_Id__c',
		externalIdValue,
		fieldsFrom: 'json',
		fieldsJson: { Name: 'x' },
		...more,
	}) as IDataObject;
const aSearch = (field: string, value: unknown, operator = 'equals') =>
	({
		operation: 'getAll',
		searchBy: 'conditions',
		fieldsToReturn: ['Id'],
		returnAll: true,
		conditions: { condition: [{ field, operator, value }] },
	}) as unknown as IDataObject;

const soqlOf = () => salesforce.calls.at(-1)?.path.replace(/\+/g, ' ').split('q=')[1];

describe('a text field', () => {
	it.each([
		['an object', 'Invoice_Number__c', { id: 1 }, 'Invoice Number (Invoice_Number__c) is an object'],
		['true', 'Invoice_Number__c', true, 'Invoice Number (Invoice_Number__c) is true'],
		['a list', 'Invoice_Number__c', ['1'], 'Invoice Number (Invoice_Number__c) is a list'],
		['16 digits', 'Invoice_Number__c', 1234567890123456, 'is a number of more than 15 digits'],
		[
			'an external ID as a number',
			'BILL_Bill_Id__c',
			7,
			'BILL Bill Id (BILL_Bill_Id__c) is given as a number',
		],
		['an ID as a number', 'Vendor__c', 1, 'Vendor (Vendor__c) is given as a number'],
		[
			'a phone number as a number',
			'Contact_Phone__c',
			305551234,
			'Contact Phone (Contact_Phone__c) is given as a number',
		],
		[
			'a bank account as a number',
			'Bank_Account_Number__c',
			123456789,
			'(Bank_Account_Number__c) is given as a number',
		],
		['a short postal code', 'Remit_Postal_Code__c', 2134, '(Remit_Postal_Code__c) is given as a number'],
	])('refuses %s, from the form and from the mapper', async (_, name, value, words) => {
		await expect(run(anUpdate([{ name, value }]))).rejects.toThrow(words);
		await expect(run(aMapping({ [name]: value } as IDataObject))).rejects.toThrow(words);
		expect(written()).toEqual([]);
	});

	it('takes an ordinary number, a list of picklist values, and a whole postal code of a known country', async () => {
		await run(
			aMapping({
				Invoice_Number__c: 1040589,
				Tags__c: ['Rush', 'Freight'],
				Remit_Postal_Code__c: 94105,
				Remit_Country__c: 'United States',
			}),
		);

		expect(written()[0]?.body).toEqual({
			Invoice_Number__c: '1040589',
			Tags__c: 'Rush;Freight',
			Remit_Postal_Code__c: '94105',
			Remit_Country__c: 'United States',
		});
	});

	it.each([
		['Amount__c', [5]],
		['Amount__c', true],
		['Amount__c', '12345678901234567'],
		['Is_Urgent__c', 1],
	])('%s, which holds no text, does not take %j', async (name, value) => {
		await expect(run(anUpdate([{ name, value }]))).rejects.toThrow(`(${name}) does not accept`);
		expect(written()).toEqual([]);
	});
});

describe('an external ID', () => {
	it.each([
		['an object', { id: 1 }, 'External ID is an object'],
		['a number', 123, 'External ID is given as a number'],
		['a list', ['1'], 'External ID is a list'],
		['true', true, 'External ID is true'],
	])('is refused as %s', async (_, value, words) => {
		await expect(run(anUpsert(value))).rejects.toThrow(words);
		expect(salesforce.calls).toEqual([]);
	});

	it('may be a number where the field holds numbers', async () => {
		await run(anUpsert(4711, { externalIdField: 'External_Number__c' }));

		expect(written()[0]?.path).toBe('/sobjects/AP_Invoice__c/External_Number__c/4711');
	});

	it.each(['.', '..'])('that is "%s" never leaves the path of its object', async (key) => {
		for (const more of [{}, { options: { updateOnly: true }, sendInBulk: true }]) {
			await expect(run(anUpsert(key, more))).rejects.toThrow('would lead to another address');
		}
		expect(salesforce.calls).toEqual([]);
	});
});

describe('a field is emptied', () => {
	it('by null and by a value left empty, never by an expression that gives nothing', async () => {
		await run(
			anUpdate([{ name: 'Vendor__c', value: null }, { name: 'Name', value: '' }, { name: 'Tags__c' }]),
		);
		await expect(run(anUpdate([{ name: 'Name', value: undefined }]))).rejects.toThrow(
			'The expression for the value of Name returns nothing (undefined), which would clear the field',
		);

		expect(written().map(({ body }) => body)).toEqual([{ Vendor__c: null, Name: null, Tags__c: null }]);
	});

	it('neither in Create or Update nor in Create', async () => {
		const rows = {
			fieldsFrom: 'form',
			fields: { field: [{ name: 'Name', value: undefined }] },
		} as unknown as IDataObject;

		await expect(run({ ...anUpsert('00n1'), ...rows })).rejects.toThrow('returns nothing');
		await expect(run({ operation: 'create', ...rows })).rejects.toThrow('returns nothing');
		expect(written()).toEqual([]);
	});

	it('by no value of the mapper', async () => {
		await run(aMapping({ Name: null, Tags__c: undefined, Invoice_Number__c: 'INV-1' }));

		expect(written()[0]?.body).toEqual({ Invoice_Number__c: 'INV-1' });
	});
});

describe('dates', () => {
	const ownZone = process.env.TZ;

	afterEach(() => {
		process.env.TZ = ownZone;
	});

	it.each([
		['Europe/Berlin', '2030-01-14T23:00:00.000Z', 'America/Los_Angeles'],
		['Asia/Kolkata', '2030-01-14T18:30:00.000Z', 'Europe/Berlin'],
		['Pacific/Kiritimati', '2030-01-14T10:00:00.000Z', 'Asia/Kolkata'],
		['America/Los_Angeles', '2030-01-15T08:00:00.000Z', 'Pacific/Kiritimati'],
	])(
		'are days on the clocks of the workflow (%s), whatever the server calls them',
		async (zone, midnight, serverZone) => {
			process.env.TZ = serverZone;
			const given = [
				new Date(midnight),
				DateTime.fromISO(midnight, { zone: serverZone }),
				midnight,
				midnight.replace('Z', '+0000'),
				'2030-01-15',
				'2030-01-15T00:00:00',
			];

			for (const value of given) {
				await run(
					anUpdate([
						{ name: 'Due_Date__c', value },
						{ name: 'Approved_At__c', value },
					]),
					zone,
				);
			}

			const body = { Due_Date__c: '2030-01-15', Approved_At__c: midnight };
			expect(written().map((call) => call.body)).toEqual(Array(6).fill(body));
		},
	);

	it('are the same days in the mapper', async () => {
		const midnight = '2030-01-14T10:00:00.000Z';

		await run(
			aMapping({ Due_Date__c: new Date(midnight), Approved_At__c: '2030-01-15' } as unknown as IDataObject),
			'Pacific/Kiritimati',
		);

		expect(written()[0]?.body).toEqual({ Due_Date__c: '2030-01-15', Approved_At__c: midnight });
	});

	it.each([
		['Due_Date__c', new Date('2030-01-14T10:00:00.000Z'), 'Due_Date__c = 2030-01-15'],
		['Due_Date__c', '2030-01-14T10:00:00Z', 'Due_Date__c = 2030-01-15'],
		['Due_Date__c', '2030-01-15', 'Due_Date__c = 2030-01-15'],
		['Due_Date__c', 'LAST_N_DAYS:30', 'Due_Date__c = LAST_N_DAYS:30'],
		['Approved_At__c', '2030-01-15', 'Approved_At__c = 2030-01-14T10:00:00.000Z'],
		['Approved_At__c', '2030-01-15T08:00', 'Approved_At__c = 2030-01-14T18:00:00.000Z'],
		['Approved_At__c', new Date('2030-01-14T10:00:00.000Z'), 'Approved_At__c = 2030-01-14T10:00:00.000Z'],
	])('are the same days in conditions (%s, %p)', async (field, value, condition) => {
		await run(aSearch(field, value), 'Pacific/Kiritimati');

		expect(soqlOf()).toBe(`SELECT Id FROM AP_Invoice__c WHERE ${condition}`);
	});

	it('are refused where they are none', async () => {
		await expect(run(anUpdate([{ name: 'Due_Date__c', value: '30.11.2030' }]))).rejects.toThrow(
			'Due Date (Due_Date__c) does not accept "30.11.2030"',
		);
		await expect(run(anUpdate([{ name: 'Approved_At__c', value: { a: 1 } }]))).rejects.toThrow(
			'(Approved_At__c) does not accept an object',
		);
		expect(written()).toEqual([]);
	});
});

describe('conditions and parameters of a query', () => {
	it.each([
		['Invoice_Number__c', { id: 1 }, 'equals', 'is an object'],
		['Invoice_Number__c', true, 'equals', 'is true'],
		['Invoice_Number__c', { id: 1 }, 'contains', 'is an object'],
		['Invoice_Number__c', [{ id: 1 }], 'in', 'is an object'],
		['Invoice_Number__c', { id: 1 }, 'in', 'is an object'],
		['BILL_Bill_Id__c', 7, 'equals', 'is given as a number'],
		['Amount__c', [5], 'equals', 'cannot be compared with an object'],
	])('%s refuses %j (%s)', async (field, value, operator, words) => {
		await expect(run(aSearch(field, value, operator))).rejects.toThrow(words);
		expect(salesforce.calls.filter(({ path }) => path.startsWith('/query'))).toEqual([]);
	});

	it.each([
		[
			'equals',
			undefined,
			'The expression for the value of the condition on Invoice_Number__c returns nothing (undefined)',
		],
		[
			'in',
			undefined,
			'The expression for the value of the condition on Invoice_Number__c returns nothing (undefined)',
		],
		[
			'contains',
			undefined,
			'The expression for the value of the condition on Invoice_Number__c returns nothing (undefined)',
		],
		['contains', null, 'The condition on Invoice_Number__c has no value'],
		['contains', '', 'The condition on Invoice_Number__c has no value'],
		['startsWith', null, 'The condition on Invoice_Number__c has no value'],
		['startsWith', '', 'The condition on Invoice_Number__c has no value'],
	])('%s finds no record by accident where the value is %p', async (operator, value, words) => {
		await expect(run(aSearch('Invoice_Number__c', value, operator))).rejects.toThrow(words);
		expect(salesforce.calls.filter(({ path }) => path.startsWith('/query'))).toEqual([]);
	});

	it.each([null, ''])('equals finds records whose field is empty where the value is %p', async (value) => {
		await run(aSearch('Invoice_Number__c', value));

		expect(soqlOf()).toBe('SELECT Id FROM AP_Invoice__c WHERE Invoice_Number__c = null');
	});

	const aQuery = (parameter: IDataObject) => ({
		operation: 'getAll',
		searchBy: 'soql',
		soql: 'SELECT Id FROM AP_Invoice__c WHERE x = :x',
		queryParameters: { parameter: [{ name: 'x', ...parameter }] },
		returnAll: true,
	});

	it.each([
		[{ type: 'text', value: { id: 1 } }, 'Parameter x is an object'],
		[{ type: 'text', value: false }, 'Parameter x is false'],
		[{ type: 'list', value: [{ id: 1 }] }, 'Parameter x is an object'],
		[{ type: 'date', value: { id: 1 } }, 'Parameter x does not accept "an object"'],
		[
			{ type: 'text', value: undefined },
			'The expression for the value of parameter x returns nothing (undefined)',
		],
		[
			{ type: 'number', value: undefined },
			'The expression for the value of parameter x returns nothing (undefined)',
		],
		[
			{ type: 'list', value: undefined },
			'The expression for the value of parameter x returns nothing (undefined)',
		],
	])('a query refuses the parameter %j', async (parameter, words) => {
		await expect(run(aQuery(parameter as unknown as IDataObject))).rejects.toThrow(words);
		expect(salesforce.calls).toEqual([]);
	});

	it.each([
		['2030-01-15', '2030-01-15'],
		['2030-01-15T00:00', '2030-01-14T10:00:00.000Z'],
		[new Date('2030-01-14T10:00:00.000Z'), '2030-01-14T10:00:00.000Z'],
	])('a query takes the date parameter %p', async (value, literal) => {
		await run(aQuery({ type: 'date', value: value as string }), 'Pacific/Kiritimati');

		expect(soqlOf()).toBe(`SELECT Id FROM AP_Invoice__c WHERE x = ${literal}`);
	});
});

it.each([undefined, null])(
	'updates nothing where the expression of Only If Unmodified Since gives %p, alone and in bulk',
	async (onlyIfUnmodifiedSince) => {
		for (const sendInBulk of [false, true]) {
			const item = {
				...anUpdate([{ name: 'Name', value: 'x' }]),
				sendInBulk,
				options: { onlyIfUnmodifiedSince },
			} as unknown as IDataObject;
			await expect(run(item)).rejects.toThrow(
				'The expression for Only If Unmodified Since returns nothing (undefined)',
			);
		}
		expect(written()).toEqual([]);
	},
);

it('updates without a lock where Only If Unmodified Since is left empty', async () => {
	await run({ ...anUpdate([{ name: 'Name', value: 'x' }]), options: { onlyIfUnmodifiedSince: '' } });

	expect(written()).toHaveLength(1);
	expect(written()[0].headers).not.toHaveProperty('if-unmodified-since');
});

it.each(['1 OFFSET 1', 'abc', '', 0, -1, 1.5, true])(
	'refuses the limit %p before anything is asked',
	async (limit) => {
		await expect(run({ ...aSearch('Name', 'x'), returnAll: false, limit })).rejects.toThrow(
			/is not a number of results/,
		);
		await expect(
			run({ resource: 'approval', operation: 'getPending', pendingFor: 'all', returnAll: false, limit }),
		).rejects.toThrow(/is not a number of results/);
		expect(salesforce.calls.filter(({ path }) => path.startsWith('/query'))).toEqual([]);
	},
);

it('takes 15 and 18 characters of an ID for one record, in address, output and shared calls', async () => {
	const [single] = await run(anUpdate([{ name: 'Name', value: 'x' }], SHORT));
	const bulk = [SHORT, RECORD].map((id) => ({
		resource: 'record',
		objectName: 'AP_Invoice__c',
		sendInBulk: true,
		...anUpdate([{ name: 'Name', value: 'x' }], id),
	}));
	await runSalesforce({ credential: loggedIn(salesforce.url), items: bulk });

	expect(single?.json.id).toBe(RECORD);
	expect(written().map(({ method, path }) => `${method} ${path}`)).toEqual([
		`PATCH /sobjects/AP_Invoice__c/${RECORD}`,
		'PATCH /composite/sobjects',
		'PATCH /composite/sobjects',
	]);
});
