import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { addRecords, type BillRecords } from './billRecords';
import { type BillSandbox, startBill } from './billSandbox';
import { type NodeRunOptions, runNode } from './harness';
import { byId } from './operations/operationCase';
import { anOperation, type SalesforceSandbox, startSalesforce } from './salesforceSandbox';

/**
 * A field of the item that an expression only names is read without n8n. In brackets the same expression goes through
 * n8n, so both must come to the same, whatever the field holds.
 */
describe('a field that an expression names', () => {
	let bill: BillSandbox;
	let salesforce: SalesforceSandbox;
	let records: BillRecords;

	beforeAll(async () => {
		[bill, salesforce] = await Promise.all([startBill(), startSalesforce()]);
		records = await addRecords(bill);
	});

	afterAll(async () => await Promise.all([bill?.stop(), salesforce?.stop()]));

	const fieldHolds = (value: unknown): IDataObject => JSON.parse(JSON.stringify({ value, inner: { value } }));

	/** What people's fields hold: text, numbers, nothing at all, lists, and text that looks like an expression. */
	const items = (): IDataObject[] => [
		...[
			records.vendor.id,
			` ${records.vendor.id} `,
			'none',
			'',
			null,
			7,
			0.1,
			true,
			['a', 'b'],
			[],
			{ a: 1 },
		].map(fieldHolds),
		...['={{ 1 + 1 }}', '{{ $json.inner }}', '0012', 'Söhne & Co, "West"', 2 ** 70].map(fieldHolds),
		{},
		{ value: records.vendor.id, inner: 'text' },
		{ value: new Date(0) as unknown as string },
		JSON.parse('{ "value": { "__proto__": { "a": 1 }, "constructor": "b" } }'),
	];

	const each = async (options: NodeRunOptions) => {
		const {
			items: left,
			outputs,
			error,
		} = await runNode({
			...options,
			items: items(),
			onError: 'continueRegularOutput',
		});
		return JSON.parse(JSON.stringify({ json: left.map(({ json }) => json), error, outputs: outputs.length }));
	};

	const ways: Array<[string, string, string]> = [
		['of the item', '={{ $json.value }}', '={{ ($json.value) }}'],
		['without blanks', '={{$json.value}}', '={{($json.value)}}'],
		['inside another', '={{ $json.inner.value }}', '={{ ($json.inner.value) }}'],
		['nobody has', '={{ $json.value.length }}', '={{ ($json.value.length) }}'],
		['every object has', '={{ $json.toString.name }}', '={{ ($json.toString.name) }}'],
	];

	describe.each(ways)('%s', (_, named, evaluated) => {
		const bothWays = async (options: (entered: string) => NodeRunOptions) => {
			const [read, asked] = [await each(options(named)), await each(options(evaluated))];
			expect(read).toEqual(asked);
			return read.json;
		};
		const billNode = (parameters: INodeParameters): NodeRunOptions => ({
			type: 'billCom',
			parameters,
			credentials: { billComApi: bill.credential },
		});

		it('is the same record', async () => {
			await bothWays((entered) =>
				billNode({ resource: 'vendor', operation: 'get', vendorId: byId(entered) }),
			);
		});

		it('is the same list and the same text', async () => {
			await bothWays((entered) =>
				billNode({
					resource: 'bill',
					operation: 'getAll',
					limit: 3,
					filters: { invoiceNumbers: entered, vendorId: byId(entered) },
				}),
			);
		});

		it('is the same value of a form', async () => {
			const invoice = await salesforce.seedInvoice();
			await bothWays((entered) =>
				anOperation(salesforce.jwt(), 'record:update', {
					objectName: byId('AP_Invoice__c'),
					recordId: byId(invoice),
					fieldsFrom: 'form',
					fields: { field: [{ name: 'BILL_Sync_Message__c', value: entered }] },
				}),
			);
		});
	});
});
