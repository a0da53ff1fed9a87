import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { laneKey } from '../../transport/credential';
import { isFilterable } from '../../transport/filters';
import { billRows } from '../../transport/pages';
import { credentialOf } from '../../transport/request';
import { RefusedError } from '../failure';
import { textOf, toBillRecord } from '../record';
import { remember } from '../remember';
import { isUnknownId } from '../unknownId';
import { readVendor } from '../vendor/vendorCalls';

/** A burst of invoices of one vendor asks once. */
const VENDOR_LIFE_MS = 60_000;

/** Ids in one filter: about 2,500 characters of a URL. */
export const IDS_A_FILTER = 100;

/**
 * Makes sure that the vendor of a bill exists and is active, before anything is sent.
 *
 * @throws RefusedError `vendorUnknown` or `vendorArchived`
 */
export async function assertVendorIsActive(
	ctx: IExecuteFunctions,
	vendorId: string,
	subject: string,
	itemIndex: number,
): Promise<void> {
	const organization = laneKey(await credentialOf(ctx));
	await remember(`vendor:${organization}:${vendorId}`, VENDOR_LIFE_MS, async () => {
		const vendor = await findVendor(ctx, vendorId, itemIndex);
		const refusal = refusalOfVendor(ctx, vendor, { vendorId, subject, itemIndex });
		if (refusal) throw refusal;
	});
}

/** What is wrong with the vendors of some bills, by bill: one list for each 100 of them. */
export async function refusalsOfVendors<
	Bill extends { vendorId: string; subject: string; itemIndex: number },
>(ctx: IExecuteFunctions, bills: Bill[]): Promise<Map<Bill, RefusedError>> {
	const firsts = new Map(bills.map((bill) => [bill.vendorId, bill.itemIndex]));
	const vendors = await listVendors(ctx, [...firsts.keys()].filter(isFilterable));
	// A list may leave out what a single read still shows.
	for (const [vendorId, itemIndex] of firsts) {
		if (vendors.has(vendorId)) continue;
		const vendor = await findVendor(ctx, vendorId, itemIndex);
		if (vendor) vendors.set(vendorId, vendor);
	}
	return new Map(
		bills.flatMap((bill) => {
			const refusal = refusalOfVendor(ctx, vendors.get(bill.vendorId), bill);
			return refusal ? [[bill, refusal]] : [];
		}),
	);
}

async function listVendors(ctx: IExecuteFunctions, ids: string[]): Promise<Map<string, IDataObject>> {
	const vendors = new Map<string, IDataObject>();
	for (let from = 0; from < ids.length; from += IDS_A_FILTER) {
		const some = ids.slice(from, from + IDS_A_FILTER);
		const rows = await billRows(ctx, {
			intent: `look for ${some.length} vendors`,
			path: '/v3/vendors',
			filters: [{ field: 'id', op: 'in', value: some.join(',') }],
			sort: 'createdTime:asc',
			decodeRow: toBillRecord,
		});
		for (const row of rows) vendors.set(textOf(row, 'id'), row);
	}
	return vendors;
}

async function findVendor(
	ctx: IExecuteFunctions,
	vendorId: string,
	itemIndex: number,
): Promise<IDataObject | undefined> {
	return await readVendor(ctx, vendorId, itemIndex).catch((error: unknown) => {
		if (isUnknownId(error)) return undefined;
		throw error;
	});
}

function refusalOfVendor(
	ctx: IExecuteFunctions,
	vendor: IDataObject | undefined,
	{ vendorId, subject, itemIndex }: { vendorId: string; subject: string; itemIndex: number },
): RefusedError | undefined {
	const refusal = (reason: string, what: string, fix: string) =>
		new RefusedError(ctx.getNode(), reason, `${subject}: ${what}. ${fix}`, itemIndex, { vendorId });
	if (!vendor) {
		return refusal(
			'vendorUnknown',
			`Vendor ${vendorId} does not exist in BILL`,
			'Choose another Vendor. An ID of the sandbox does not exist in production.',
		);
	}
	if (vendor.archived !== true) return undefined;
	return refusal(
		'vendorArchived',
		`Vendor ${vendorId} is archived in BILL`,
		'Restore it in BILL or choose another Vendor.',
	);
}
