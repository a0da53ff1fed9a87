import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import * as bills from '../../../nodes/BillCom/resources/bill';
import * as chartOfAccount from '../../../nodes/BillCom/resources/chartOfAccount';
import * as legacy from '../../../nodes/BillCom/resources/legacy';
import * as payment from '../../../nodes/BillCom/resources/payment';
import * as session from '../../../nodes/BillCom/resources/session';
import * as vendor from '../../../nodes/BillCom/resources/vendor';
import { TENANT } from '../../../sandbox/bill/tenant';
import { aCredential, runOne } from './context';
import { aVendor, type Bill, startBill } from './simulator';

interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

let bill: Bill;

beforeEach(async () => {
	bill = await startBill();
});

afterEach(async () => {
	await bill.stop();
});

function readSchema(resource: string, operation: string): Schema {
	const folder = join(__dirname, '../../../nodes/BillCom/__schema__/v1.0.0');
	return JSON.parse(readFileSync(join(folder, resource, `${operation}.json`), 'utf8'));
}

/** The paths of a record the schema does not know, or knows as another type. */
function strangers(value: unknown, schema: Schema | undefined, path: string): string[] {
	const type = Array.isArray(value) ? 'array' : typeof value;
	if (schema?.type !== type) return [`${path}: ${type}`];
	if (Array.isArray(value)) return value.flatMap((row) => strangers(row, schema.items, `${path}[]`));
	if (type !== 'object') return [];
	return Object.entries(Object(value)).flatMap(([name, field]) =>
		strangers(field, schema.properties?.[name], `${path}.${name}`),
	);
}

it('shows the editor the output of every operation before the first run', () => {
	const resources = { bill: bills, chartOfAccount, legacy, payment, session, vendor };

	const schemas = Object.entries(resources).flatMap(([resource, { operations }]) =>
		operations.map(({ option }) => readSchema(resource, String(option.value))),
	);

	expect(
		schemas.every(({ type, properties }) => type === 'object' && Object.keys(properties ?? {}).length > 1),
	).toBe(true);
});

it('announces what the operations return', async () => {
	const credential = aCredential(bill.url);
	await bill.seed({ chartOfAccounts: [{ name: 'Freight', number: '6200' }] });
	const run = async (resource: string, operation: string, parameters: IDataObject) => {
		const record = await runOne(credential, { resource, operation, ...parameters });
		return {
			record,
			unknown: strangers(record, readSchema(resource, operation), `${resource}.${operation}`),
		};
	};
	const address = { addressLine1: '40 Harbor Street', addressCity: 'Toledo', addressCountry: 'US' };
	const madeVendor = await run('vendor', 'upsert', { name: String(aVendor().name), ...address });
	const lineItems = { item: [{ amount: 10, chartOfAccount: '6200', description: 'Pallets' }] };
	const madeBill = await run('bill', 'create', {
		vendorId: madeVendor.record.id,
		invoiceNumber: 'INV-1',
		invoiceDate: '2026-11-02',
		dueDate: '2026-12-02',
		lineItems,
	});
	const madePayment = await run('payment', 'create', {
		billId: madeBill.record.id,
		amount: 10,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: 'one',
	});

	const others = [
		await run('bill', 'get', { billId: madeBill.record.id, includeApprovers: true }),
		await run('payment', 'get', { paymentId: madePayment.record.id }),
		await run('chartOfAccount', 'getAll', { returnAll: true }),
		await run('session', 'get', {}),
	];

	expect([madeVendor, madeBill, madePayment, ...others].flatMap(({ unknown }) => unknown)).toEqual([]);
});
