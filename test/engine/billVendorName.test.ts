import { TENANT } from '../../sandbox/bill/tenant';
import { startBill } from './billSandbox';
import type { BillSandbox } from './billSandbox';
import { forgetProcessMemory, runNode, searchList, storeCredential } from './harness';
import type { NodeRunOptions, StoredCredential } from './harness';

/** Everything a filter of BILL could stumble over. */
const NAME = 'Söhne & Co, "West": L\'Atelier Ltd,';

let bill: BillSandbox;
let credential: StoredCredential;

beforeEach(async () => {
	forgetProcessMemory();
	bill = await startBill();
	credential = storeCredential('billComApi', bill.credential);
});

afterEach(async () => await bill.stop());

async function run(resource: string, operation: string, parameters: NodeRunOptions['parameters']) {
	const { items, error } = await runNode({
		type: 'billCom',
		parameters: { resource, operation, ...parameters },
		credentials: { billComApi: credential },
	});
	expect(error).toBeUndefined();
	return items.map(({ json }) => json);
}

const vendor = {
	name: NAME,
	addressLine1: '5 Rue de l\'Église, "Bâtiment B"',
	addressCity: 'Austin',
	addressState: 'TX',
	addressPostalCode: '78701',
	addressCountry: 'US',
};

it('creates, searches, finds, updates, bills and pays a vendor of an awkward name', async () => {
	const similar = { ...vendor, name: 'Söhne & Co' };
	await run('vendor', 'create', similar);
	const [created] = await run('vendor', 'create', vendor);

	const editor = { type: 'billCom', credentials: { billComApi: credential } };
	const searched = await searchList(editor, 'searchVendors', { filter: NAME });
	const started = await searchList(editor, 'searchVendors', { filter: 'Söhne & Co, "W' });
	const found = await run('vendor', 'getAll', { returnAll: true, filters: { name: NAME } });
	const [again] = await run('vendor', 'upsert', {
		...vendor,
		whenFoundByName: 'update',
		addressCity: 'Dallas',
	});
	const [invoice] = await run('bill', 'create', {
		vendorId: { __rl: true, mode: 'list', value: String(searched.results[0]?.value) },
		invoiceNumber: 'INV-88',
		invoiceDate: '2030-01-15',
		dueDate: '2030-02-15',
		lineItemsFrom: 'array',
		lineItemsArray: '[{"amount": 120.5}]',
	});
	const [payment] = await run('payment', 'create', {
		billId: { __rl: true, mode: 'id', value: String(invoice?.id) },
		amount: 120.5,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: 'SF-88',
	});

	const entry = { name: NAME, value: created?.id };
	expect([searched.results, started.results]).toEqual([[entry], [entry]]);
	expect(found.map(({ id }) => id)).toEqual([created?.id]);
	expect(again).toMatchObject({ outcome: 'updated', id: created?.id, address: { city: 'Dallas' } });
	expect(payment).toMatchObject({ vendorId: created?.id, vendorName: NAME, amount: 120.5 });
	expect((await bill.rows('vendors')).map(({ name }) => name)).toEqual(['Söhne & Co', NAME]);
	expect(await bill.rows('payments')).toHaveLength(1);
});
