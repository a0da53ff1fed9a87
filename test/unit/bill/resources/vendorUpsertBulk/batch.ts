import type { IDataObject } from 'n8n-workflow';
import { aCredential, runBill, runOne, type StoredCredential } from '../../context';
import { letTimePass } from '../../passingTime';
import { aVendor, useBill } from '../../simulator';
import { anUpsert } from '../vendorForm';

/** The form of Create or Update, for an item of a batch. */
export const inBulk = (changes: IDataObject = {}) => anUpsert({ sendInBulk: true, ...changes });

/** `Vendor 1` to so many. */
export const names = (count: number) => Array.from({ length: count }, (_, index) => `Vendor ${index + 1}`);

/** A BILL with vendors, and a node that creates or updates them in bulk, in a time that passes at once. */
export function useVendors() {
	const bill = useBill();
	let credential: StoredCredential;

	beforeEach(() => {
		credential = aCredential(bill.url);
		letTimePass();
	});

	afterEach(() => jest.restoreAllMocks());

	const vendors = async () => (await bill.state()).vendors ?? [];
	return {
		bill,
		/** As BILL has them, oldest first. */
		vendors,
		storedNames: async () => (await vendors()).map(({ name }) => String(name)).sort(),
		callsMade: async () => (await bill.calls()).map(({ method, path }) => `${method} ${path.slice(8)}`),
		/** Puts vendors into BILL and returns their ids. */
		async seeded(...changes: IDataObject[]): Promise<string[]> {
			const { vendors: rows = [] } = await bill.seed({ vendors: changes.map((one) => aVendor(one)) });
			return rows.map(({ id }) => id);
		},
		/** Runs the node over items, going on after a refusal. Each item has its own output. */
		async run(items: IDataObject[], changes: IDataObject = {}): Promise<IDataObject[]> {
			const output = await runBill({ credential, items, continueOnFail: true, ...changes });
			expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
			return output.map(({ json }) => json);
		},
		/** As `run`, and stops at the first item that is wrong. */
		runToTheFirstError: async (items: IDataObject[]) => await runBill({ credential, items }),
		/** Creates or updates one vendor, not in bulk. */
		runSingle: async (changes: IDataObject) => await runOne(credential, anUpsert(changes)),
	};
}
