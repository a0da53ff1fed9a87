import { fromCents, isWholeCents } from '../../simulator/money';
import type { RateQuery } from '../bodies/payment';
import { refusal } from '../refusals/refusal';
import type { Vendor } from '../store/rows';
import { timestamp } from '../values/dates';
import type { World } from '../world/world';

/** Production keeps a rate 20 minutes (R:getexchangerate). */
const BATCH_LIFE_MS = 20 * 60_000;
const LARGEST_INT32 = 2_147_483_647;

/** USD for one unit. Fixed, so that runs repeat; any other currency is worth what USD is. */
const USD_PER_UNIT: Record<string, number | undefined> = {
	AUD: 0.65,
	BRL: 0.18,
	CAD: 0.72,
	EUR: 1.16,
	GBP: 1.31,
	INR: 0.0113,
	JPY: 0.0064,
};

/** What one unit of a currency is in USD. */
export function usdPerUnit(currency: string): number {
	return USD_PER_UNIT[currency] ?? 1;
}

function foreignVendor(world: World, { vendorId, amount }: RateQuery): Vendor {
	const vendor = world.store.vendors.get(vendorId);
	if (!vendor) throw refusal('referenceUnknown', `vendorId ${vendorId}`);
	if (!isWholeCents(amount) || amount <= 0)
		throw refusal('businessFieldInvalid', 'amount: must be positive, at most two decimals');
	if (vendor.billCurrency === 'USD')
		throw refusal('businessFieldInvalid', `vendorId: ${vendorId} is paid in USD`);
	return vendor;
}

function quote(world: World, query: RateQuery) {
	const { billCurrency } = foreignVendor(world, query);
	const exchangeRate = usdPerUnit(billCurrency);
	return {
		vendorId: query.vendorId,
		amount: query.amount,
		billCurrency,
		exchangeRate,
		fundingAmount: fromCents(Math.round(query.amount * exchangeRate * 100)),
	};
}

/**
 * Quotes rates under one new batch id. Only the batch id and its life are documented; the other fields are assumed.
 * @throws Refusal BDC_1205 (vendor), BDC_1119 (amount, or a vendor paid in USD: assumed)
 */
export function quoteRates(world: World, queries: RateQuery[]) {
	const exchangeRates = queries.map((query) => quote(world, query));
	// Counts from the clock, so that ids do not repeat after a restart.
	let batchId = Math.floor(world.clock.now() / 1000) % LARGEST_INT32;
	while (world.store.exchangeRateBatches.get(String(batchId))) batchId += 1;
	const expiresAtMs = world.clock.now() + BATCH_LIFE_MS;
	const vendorIds = queries.map(({ vendorId }) => vendorId);
	world.store.exchangeRateBatches.put({ id: String(batchId), vendorIds, expiresAtMs });
	return { exchangeRateBatchId: batchId, expirationTime: timestamp(expiresAtMs), exchangeRates };
}

/** @throws Refusal BDC_9006 without a batch, BDC_9024 for one that is unknown, over, or of other vendors (assumed) */
export function refuseStaleRate(world: World, vendor: Vendor, batchId: number | undefined): void {
	if (vendor.billCurrency === 'USD') return;
	if (batchId === undefined) throw refusal('exchangeRateMissing', vendor.billCurrency);
	const batch = world.store.exchangeRateBatches.get(String(batchId));
	const isGood = batch && world.clock.now() < batch.expiresAtMs && batch.vendorIds.includes(vendor.id);
	if (!isGood) throw refusal('exchangeRateStale', String(batchId));
}
