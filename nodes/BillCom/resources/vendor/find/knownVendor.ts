import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { BillClient, RunClient } from '../../../transport/client';
import { isFilterable } from '../../../transport/filters';
import { readCurrency } from '../../../parameters/codes';
import { FailedCheckError, refusedFor } from '../../../operation/failure';
import { parameters } from '../../../parameters/reader';
import { rowsAmong } from '../../../records/rowsAmong';
import { textOf } from '../../../records/record';
import { forgetVendor, isVendorKnown, keepVendor, rememberedVendor } from './vendorMemory';
import { isUnknownId } from '../../../records/unknownId';
import { billCurrencyIn, readVendor } from './vendorCalls';
import { asError } from '../../../../shared/values/error';

/** A vendor, and the item it is looked at for. */
export interface ItemVendor {
	vendorId: string;
	itemIndex?: number;
}

/** Whose vendor is looked at. */
interface VendorUse {
	vendorId: string;
	/** Opens every message. */
	subject: string;
	itemIndex: number;
}

/**
 * Makes sure that the vendor of a bill exists, is active, and is paid in the Currency of the item where one is given,
 * before anything is sent.
 *
 * @throws FailedCheckError `vendorUnknown`, `vendorArchived` or `currencyDiffers`
 */
export async function assertVendorIsActive(
	client: RunClient,
	vendorId: string,
	subject: string,
	itemIndex: number,
): Promise<void> {
	const use = { vendorId, subject, itemIndex };
	const currency = currencyOf(client.ctx, use);
	const vendor = await known(client, vendorId);
	await throwAndForget(
		client,
		use,
		refusalOfVendor(client, vendor, use) ?? otherCurrency(client, vendor, use, currency),
	);
}

/**
 * Makes sure that a vendor is paid in the Currency of the item. Asks BILL nothing where the item gives none.
 *
 * @param vendorOf the id of the vendor, which may have to be read first
 * @throws FailedCheckError `currencyDiffers`
 */
export async function assertCurrency(
	client: RunClient,
	subject: string,
	itemIndex: number,
	vendorOf: () => string | Promise<string>,
): Promise<void> {
	const currency = currencyOf(client.ctx, { vendorId: '', subject, itemIndex });
	if (!currency) return;
	const use = { vendorId: await vendorOf(), subject, itemIndex };
	const vendor = await known(client, use.vendorId);
	await throwAndForget(client, use, otherCurrency(client, vendor, use, currency));
}

/** What is wrong with the vendors of some bills, by bill: one list for each 100 of them. */
export async function refusalsOfVendors<Bill extends VendorUse>(
	client: RunClient,
	bills: Bill[],
): Promise<Map<Bill, Error>> {
	const vendors = await factsOf(client, bills);
	return new Map(
		bills.flatMap((bill): Array<[Bill, Error]> => {
			const vendor = vendors.get(bill.vendorId);
			const refusal = refusalOfVendor(client, vendor, bill) ?? wrongCurrency(client, vendor, bill);
			return refusal ? [[bill, refusal]] : [];
		}),
	);
}

/** What BILL keeps a vendor in: its bills, and what is paid of them. */
export async function billCurrencyOf(client: BillClient, vendorId: string): Promise<string> {
	return billCurrencyIn(await known(client, vendorId));
}

/** The same for many vendors, by id: one list for each 100 of them. */
export async function billCurrenciesOf(client: BillClient, uses: ItemVendor[]): Promise<Map<string, string>> {
	const vendors = await factsOf(client, uses);
	return new Map(uses.map(({ vendorId }) => [vendorId, billCurrencyIn(vendors.get(vendorId))]));
}

function currencyOf(ctx: IExecuteFunctions, { subject, itemIndex }: VendorUse): string {
	return readCurrency(parameters(ctx, itemIndex, subject));
}

function wrongCurrency(
	client: RunClient,
	vendor: IDataObject | undefined,
	use: VendorUse,
): Error | undefined {
	try {
		return otherCurrency(client, vendor, use, currencyOf(client.ctx, use));
	} catch (error) {
		return asError(error);
	}
}

function otherCurrency(
	client: BillClient,
	vendor: IDataObject | undefined,
	{ vendorId, subject, itemIndex }: VendorUse,
	currency: string,
): FailedCheckError | undefined {
	const vendorCurrency = billCurrencyIn(vendor);
	if (!currency || currency === vendorCurrency) return undefined;
	const what = `the amounts are in ${currency}, but BILL keeps Vendor ${vendorId} in ${vendorCurrency}`;
	const fix = `Choose the vendor that BILL pays in ${currency}, or correct Currency. Nothing was sent.`;
	const facts = { vendorId, currency, vendorCurrency };
	return refusedFor(client.of(itemIndex), { reason: 'currencyDiffers', what, fix }, { subject, facts });
}

/** The next item looks afresh: a person may put a vendor right at any moment. */
async function throwAndForget(
	client: BillClient,
	{ vendorId }: VendorUse,
	refusal: Error | undefined,
): Promise<void> {
	if (!refusal) return;
	forgetVendor(client, vendorId);
	throw refusal;
}

async function known(client: BillClient, vendorId: string): Promise<IDataObject | undefined> {
	return await rememberedVendor(client, vendorId, async () => await findVendor(client, vendorId));
}

/** The vendors of these ids, by id: one list for each 100 of them. */
export async function vendorsOf(client: BillClient, uses: ItemVendor[]): Promise<Map<string, IDataObject>> {
	const firsts = new Map(uses.map(({ vendorId, itemIndex }) => [vendorId, itemIndex]));
	const vendors = await listVendors(client, [...firsts.keys()].filter(isFilterable));
	await Promise.all(
		[...firsts].map(async ([vendorId, itemIndex]) => {
			// A list may leave out what a single read still shows.
			if (vendors.get(vendorId)?.billCurrency !== undefined) return;
			const vendor = await findVendor(client.of(itemIndex), vendorId);
			if (vendor) vendors.set(vendorId, vendor);
		}),
	);
	return vendors;
}

/** What bills and payments want to know of these vendors, by id: BILL is asked only for those nobody has seen lately. */
async function factsOf(client: BillClient, uses: ItemVendor[]): Promise<Map<string, IDataObject>> {
	const isUnknown = ({ vendorId }: ItemVendor) => !isVendorKnown(client, vendorId);
	const facts = await vendorsOf(client, uses.filter(isUnknown));
	for (const { vendorId } of uses) {
		if (facts.has(vendorId) || !isVendorKnown(client, vendorId)) continue;
		const vendor = await known(client, vendorId);
		if (vendor) facts.set(vendorId, vendor);
	}
	return facts;
}

/** The vendors of these ids by id, as a list shows them. */
export async function listVendors(client: BillClient, ids: string[]): Promise<Map<string, IDataObject>> {
	const rows = await rowsAmong(client, {
		intent: `look for ${ids.length} vendors`,
		path: '/v3/vendors',
		field: 'id',
		values: ids,
		sort: 'createdTime:asc',
	});
	for (const row of rows) keepVendor(client, row);
	return new Map(rows.map((row) => [textOf(row, 'id'), row]));
}

async function findVendor(client: BillClient, vendorId: string): Promise<IDataObject | undefined> {
	return await readVendor(client, vendorId).catch((error: unknown) => {
		if (isUnknownId(error)) return undefined;
		throw error;
	});
}

function refusalOfVendor(
	client: BillClient,
	vendor: IDataObject | undefined,
	{ vendorId, subject, itemIndex }: VendorUse,
): FailedCheckError | undefined {
	const refusal = (reason: string, what: string, fix: string) =>
		refusedFor(client.of(itemIndex), { reason, what, fix }, { subject, facts: { vendorId } });
	if (!vendor) {
		return refusal(
			'vendorUnknown',
			`Vendor ${vendorId} does not exist in BILL`,
			'Choose another Vendor. Sandbox IDs do not exist in production.',
		);
	}
	if (vendor.archived !== true) return undefined;
	return refusal(
		'vendorArchived',
		`Vendor ${vendorId} is archived in BILL`,
		'Restore it in BILL or choose another Vendor.',
	);
}
