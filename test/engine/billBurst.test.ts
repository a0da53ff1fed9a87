import { addRecords } from './billRecords';
import type { BillRecords } from './billRecords';
import { startBill } from './billSandbox';
import type { BillSandbox } from './billSandbox';
import { forgetProcessMemory, runNode, storeCredential } from './harness';
import { byId } from './operations/operationCase';

// How fast it goes is measured by `npm run bench -- burst`.

let bill: BillSandbox;
let records: BillRecords;

beforeEach(async () => {
	forgetProcessMemory();
	// Long enough for calls to meet.
	bill = await startBill({ latency: 5 });
	records = await addRecords(bill);
});

afterEach(async () => await bill.stop());

it.each([
	[500, '3 lanes by default', {}, 3],
	[50, 'the lanes the credential leaves to this worker', { callsAtOnce: 1 }, 1],
])('creates a bill in each of %i parallel executions within %s', async (size, _, settings, lanes) => {
	const billComApi = storeCredential('billComApi', { ...bill.credential, ...settings });
	const { logins: loginsBefore } = await bill.stats();
	const create = async (index: number) =>
		await runNode({
			type: 'billCom',
			parameters: {
				resource: 'bill',
				operation: 'create',
				vendorId: byId(records.vendor.id),
				invoiceNumber: `BURST-${index}`,
				invoiceDate: '2030-01-15',
				dueDate: '2030-02-15',
				lineItemsFrom: 'array',
				lineItemsArray: [{ amount: 10 }],
			},
			credentials: { billComApi },
		});

	const runs = await Promise.all(Array.from({ length: size }, async (_entry, index) => await create(index)));

	expect(runs.flatMap(({ error }) => (error ? [error.message] : []))).toEqual([]);
	const numbers = (await bill.rows('bills')).map(
		(row) => (row.invoice as { invoiceNumber: string }).invoiceNumber,
	);
	expect(new Set(numbers.filter((number) => number.startsWith('BURST-'))).size).toBe(size);
	const { maxInFlight, logins, refusals } = await bill.stats();
	expect({ maxInFlight, logins: logins - loginsBefore, refused: refusals.BDC_1322 ?? 0 }).toEqual({
		maxInFlight: lanes,
		logins: 1,
		refused: 0,
	});
});
