import { loggedIn, runSalesforce } from '../context';
import { fakeSalesforce, ok } from '../wire';
import type { FakeSalesforce, Reply } from '../wire';
import { describedInvoice } from './invoiceObject';

const RECORD = 'a01SB0000000001AAA';
const NOTHING = ok({ done: true, totalSize: 0, records: [] });

let salesforce: FakeSalesforce | undefined;

afterEach(async () => await salesforce?.stop());

async function start(replies: Record<string, Reply[]>) {
	salesforce = await fakeSalesforce({ ...describedInvoice, ...replies });
	return { credential: loggedIn(salesforce.url), calls: salesforce.calls };
}

const record = (operation: string, parameters = {}) => ({
	resource: 'record',
	operation,
	objectName: 'AP_Invoice__c',
	...parameters,
});
const search = (field: string, operator: string, value: unknown) =>
	record('getAll', {
		searchBy: 'conditions',
		fieldsToReturn: ['Name'],
		conditions: { condition: [{ field, operator, value }] },
		limit: 5,
	});
const queries = (calls: FakeSalesforce['calls']) =>
	calls.filter(({ path }) => path.startsWith('/query')).map(({ path }) => path.replace('/query?q=', ''));

it.each([
	['Invoice_Number__c', 'equals', "A' OR Name != '", "Invoice_Number__c = 'A\\' OR Name != \\''"],
	['Invoice_Number__c', 'contains', '10%', "Invoice_Number__c LIKE '%10\\%%'"],
	['Invoice_Number__c', 'in', 'A-1, A-2', "Invoice_Number__c IN ('A-1', 'A-2')"],
	['Vendor__r.Name', 'startsWith', "D'Arc", "Vendor__r.Name LIKE 'D\\'Arc%'"],
	['Vendor__r.AnnualRevenue', 'greaterThan', '1000', 'Vendor__r.AnnualRevenue > 1000'],
	['Amount__c', 'lessOrEqual', 120.5, 'Amount__c <= 120.5'],
	['Is_Urgent__c', 'equals', 'True', 'Is_Urgent__c = true'],
	['Due_Date__c', 'equals', '2026-11-30T00:00:00.000-05:00', 'Due_Date__c = 2026-11-30'],
	['Due_Date__c', 'greaterThan', 'LAST_N_DAYS:30', 'Due_Date__c > LAST_N_DAYS:30'],
	['Due_Date__c', 'isEmpty', '', 'Due_Date__c = null'],
])('compares %s %s %s as the field’s type asks', async (field, operator, value, condition) => {
	const { credential, calls } = await start({ 'GET /query*': [NOTHING] });

	await runSalesforce({ credential, items: [search(field, operator, value)] });

	expect(queries(calls)).toEqual([`SELECT Id, Name FROM AP_Invoice__c WHERE ${condition} LIMIT 5`]);
});

it.each([
	['Amount__c', '1 OR Amount__c != 1', 'cannot be compared with'],
	['Due_Date__c', 'TODAY OR Name != null', 'cannot be compared with'],
	['Is_Urgent__c', 'yes', 'cannot be compared with'],
	['Amount__c != 1 OR Amount__c', '1', 'is not a field'],
	['Missing__c', '1', 'has no field'],
])('lets nothing but a value into a condition: %s = %s', async (field, value, reason) => {
	const { credential, calls } = await start({ 'GET /query*': [NOTHING] });

	const run = runSalesforce({ credential, items: [search(field, 'equals', value)] });

	await expect(run).rejects.toThrow(reason);
	expect(queries(calls)).toEqual([]);
});

it('reads a record with its child list as plain arrays', async () => {
	const lines = { totalSize: 1, done: true, records: [{ attributes: {}, Amount__c: 12.5 }] };
	const found = {
		attributes: { type: 'AP_Invoice__c' },
		Id: RECORD,
		Vendor__r: { attributes: {}, Name: 'Acme' },
		AP_Invoice_Lines__r: lines,
	};
	const { credential, calls } = await start({
		'GET /query*': [ok({ done: true, totalSize: 1, records: [found] })],
	});

	const items = await runSalesforce({
		credential,
		items: [
			record('get', {
				recordId: RECORD,
				fieldsToReturn: ['Vendor__r.Name'],
				childList: 'AP_Invoice_Lines__r',
				childFields: [],
			}),
		],
	});

	expect(queries(calls)).toEqual([
		`SELECT Id, Vendor__r.Name, (SELECT Id, Amount__c FROM AP_Invoice_Lines__r) FROM AP_Invoice__c WHERE Id IN ('${RECORD}')`,
	]);
	expect(items[0].json).toEqual({
		Id: RECORD,
		Vendor__r: { Name: 'Acme' },
		AP_Invoice_Lines__r: [{ Amount__c: 12.5 }],
	});
});

it('reads every line of an invoice whose lines do not fit on one page', async () => {
	const lines = (ids: string[], next?: string) => ({
		totalSize: 5,
		done: !next,
		records: ids.map((Id) => ({ attributes: {}, Id })),
		...(next && { nextRecordsUrl: `/services/data/v66.0/query/${next}` }),
	});
	const found = { Id: RECORD, AP_Invoice_Lines__r: lines(['1', '2'], '01gLines-2') };
	const { credential } = await start({
		'GET /query/01gLines-2': [ok(lines(['3', '4'], '01gLines-4'))],
		'GET /query/01gLines-4': [ok(lines(['5']))],
		'GET /query?*': [ok({ done: true, totalSize: 1, records: [found] })],
	});

	const items = await runSalesforce({
		credential,
		items: [
			record('get', {
				recordId: RECORD,
				fieldsToReturn: ['Id'],
				childList: 'AP_Invoice_Lines__r',
				childFields: ['Id'],
			}),
		],
	});

	expect(items[0].json.AP_Invoice_Lines__r).toEqual(['1', '2', '3', '4', '5'].map((Id) => ({ Id })));
});

it('says that a record is not there instead of returning nothing', async () => {
	const { credential } = await start({ 'GET /query*': [NOTHING] });

	const run = runSalesforce({
		credential,
		items: [record('get', { recordId: RECORD, fieldsToReturn: ['Name'] })],
	});

	await expect(run).rejects.toThrow(`There is no AP_Invoice__c with the ID ${RECORD}`);
});

it('follows the pages until the limit is reached', async () => {
	const page = (start: number, next?: string) =>
		ok({
			totalSize: 6,
			done: !next,
			records: [0, 1].map((offset) => ({ Id: `a01SB000000000${start + offset}AAA` })),
			...(next && { nextRecordsUrl: `/services/data/v66.0/query/${next}` }),
		});
	const { credential, calls } = await start({
		'GET /query/01gPage-4': [page(5)],
		'GET /query/01gPage-2': [page(3, '01gPage-4')],
		'GET /query?*': [page(1, '01gPage-2')],
	});

	const items = await runSalesforce({
		credential,
		items: [
			record('getAll', {
				searchBy: 'soql',
				soql: 'SELECT Id FROM AP_Invoice__c',
				returnAll: false,
				limit: 3,
			}),
		],
	});

	expect(items.map(({ json }) => json.Id)).toEqual([
		'a01SB0000000001AAA',
		'a01SB0000000002AAA',
		'a01SB0000000003AAA',
	]);
	expect(calls.map(({ path }) => path.split('?')[0])).toEqual(['/query', '/query/01gPage-2']);
});

it('returns all pages if all is wanted', async () => {
	const { credential } = await start({
		'GET /query/01gPage-2': [ok({ totalSize: 2, done: true, records: [{ Id: 'second' }] })],
		'GET /query?*': [
			ok({
				totalSize: 2,
				done: false,
				records: [{ Id: 'first' }],
				nextRecordsUrl: '/services/data/v66.0/query/01gPage-2',
			}),
		],
	});

	const items = await runSalesforce({
		credential,
		items: [record('getAll', { searchBy: 'soql', soql: 'SELECT Id FROM AP_Invoice__c', returnAll: true })],
	});

	expect(items.map(({ json }) => json)).toEqual([{ Id: 'first' }, { Id: 'second' }]);
});

it.each([
	['get', { recordId: RECORD }],
	['getAll', { searchBy: 'ids', recordIds: RECORD }],
	['getAll', { searchBy: 'conditions', returnAll: true }],
])('asks %s only for those optional fields that the object has', async (operation, how) => {
	const { credential, calls } = await start({
		'GET /query*': [ok({ done: true, totalSize: 1, records: [{ Id: RECORD }] })],
	});
	const wanted = { fieldsToReturn: ['Name'], optionalFields: ['Amount__c', 'No_Such__c', 'Name) FROM'] };

	await runSalesforce({ credential, items: [record(operation, { ...how, ...wanted })] });

	expect(queries(calls)[0]).toMatch(/^SELECT Id, Name, Amount__c FROM AP_Invoice__c/);
});

it('reads nothing when Salesforce cannot say which optional fields there are', async () => {
	const { credential, calls } = await start({
		...describedInvoice,
		'GET /sobjects/AP_Invoice__c/describe': [
			{ status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'Busy' }] },
		],
		'GET /query*': [NOTHING],
	} as Record<string, Reply[]>);
	const wanted = { fieldsToReturn: ['Name'], optionalFields: ['Amount__c'] };

	await expect(
		runSalesforce({ credential, items: [record('get', { recordId: RECORD, ...wanted })] }),
	).rejects.toThrow();
	expect(queries(calls)).toEqual([]);
});
