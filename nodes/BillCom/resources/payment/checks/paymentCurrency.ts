import type { IDataObject } from 'n8n-workflow';
import { fromCents, toCents } from '../../../../shared/money';
import { billCurrenciesOf, billCurrencyOf } from '../../vendor/find/knownVendor';
import { isVendorKnown } from '../../vendor/find/vendorMemory';
import { textOf, toBillRecord } from '../../../records/record';
import type { Objection } from '../../../operation/failure';
import type { BillClient } from '../../../transport/client';

/** Every funding account is one of the United States (BILL funding accounts; `fundingAmount` of a bill is USD, 2026-11). */
export const FUNDING_CURRENCY = 'USD';

/** A payment about to be sent, as far as currencies go. */
export interface PaidBill {
	bill: IDataObject;
	amountCents: number;
	/** What the item says its amount is in; empty where it does not. */
	currency: string;
	/** Fields of the payment as BILL takes them; the batch id of a rate is added here. */
	more: IDataObject;
	itemIndex: number | undefined;
}

/**
 * Compares the currency of one payment and asks BILL for a rate where it is not that of the funding account.
 *
 * @returns what the payment is in, why it cannot be paid in it, and whether BILL was asked for anything: then time has passed, and
 * the bill is to be looked at again
 */
export async function settleCurrency(
	client: BillClient,
	paid: PaidBill,
): Promise<{ paidIn: string; objection?: Objection; hasAsked: boolean }> {
	if (isSettled(paid)) return { paidIn: FUNDING_CURRENCY, hasAsked: false };
	const isKnown = isVendorKnown(client, textOf(paid.bill, 'vendorId'));
	const vendorCurrency = await billCurrencyOf(client.of(paid.itemIndex), textOf(paid.bill, 'vendorId'));
	const objection = objectionToCurrency(paid, vendorCurrency);
	if (objection) return { paidIn: vendorCurrency, objection, hasAsked: !isKnown };
	const isRateMissing = needsRate(paid, vendorCurrency);
	if (isRateMissing) await addRate(client, [paid]);
	return { paidIn: vendorCurrency, hasAsked: isRateMissing || !isKnown };
}

/** Whether bill and item say that they are in the currency of the funding account: then the vendor need not be asked. */
function isSettled({ bill, currency }: PaidBill): boolean {
	return isInFundingCurrency(bill) && (currency === '' || currency === FUNDING_CURRENCY);
}

/** Whether a bill says by itself that it is in USD; one that does not may be in USD all the same. */
export function isInFundingCurrency(bill: IDataObject): boolean {
	const worth = toCents(bill.fundingAmount);
	return Number(bill.exchangeRate) === 1 && worth !== undefined && worth === toCents(bill.amount);
}

/** The same for the payments of one call, which share a rate batch. Those that cannot be sent are in `refused`. */
export async function settleCurrencies<Paid extends PaidBill>(
	client: BillClient,
	paid: Paid[],
): Promise<{ refused: Map<Paid, Objection>; paidIn: Map<Paid, string>; hasAsked: boolean }> {
	const paidIn = new Map<Paid, string>();
	const unsettled = paid.filter((one) => !isSettled(one));
	if (unsettled.length === 0) return { refused: new Map(), paidIn, hasAsked: false };
	const uses = unsettled.map(({ bill, itemIndex }) => ({ vendorId: textOf(bill, 'vendorId'), itemIndex }));
	const hasAsked = uses.some(({ vendorId }) => !isVendorKnown(client, vendorId));
	const currencies = await billCurrenciesOf(client, uses);
	const refused = new Map<Paid, Objection>();
	const foreign: Paid[] = [];
	for (const one of unsettled) {
		const vendorCurrency = currencies.get(textOf(one.bill, 'vendorId')) ?? FUNDING_CURRENCY;
		paidIn.set(one, vendorCurrency);
		const objection = objectionToCurrency(one, vendorCurrency);
		if (objection) refused.set(one, objection);
		else if (needsRate(one, vendorCurrency)) foreign.push(one);
	}
	if (foreign.length > 0) await addRate(client, foreign);
	return { refused, paidIn, hasAsked: hasAsked || foreign.length > 0 };
}

/** Why a bill cannot be in a mass payment, which BILL takes without a rate; undefined where it can. */
export function refusalInMass(
	bill: IDataObject,
	currency: string,
	vendorCurrency: string,
): Objection | undefined {
	if (currency && currency !== vendorCurrency) return differs(bill, currency, vendorCurrency);
	if (vendorCurrency === FUNDING_CURRENCY) return foreignBill(bill);
	return {
		reason: 'currencyDiffers',
		what: `the bill is in ${vendorCurrency}, and mass payments are made in ${FUNDING_CURRENCY}: BILL takes no exchange rate for them`,
		fix: 'Pay it with Payment: Create.',
	};
}

function objectionToCurrency(
	{ bill, currency, more }: PaidBill,
	vendorCurrency: string,
): Objection | undefined {
	const objection = wrongCurrency({ bill, currency, more }, vendorCurrency);
	const facts = { currency, vendorCurrency, fundingCurrency: FUNDING_CURRENCY };
	return objection && { ...objection, expected: currency || FUNDING_CURRENCY, found: vendorCurrency, facts };
}

function wrongCurrency(
	{ bill, currency, more }: Pick<PaidBill, 'bill' | 'currency' | 'more'>,
	vendorCurrency: string,
): Objection | undefined {
	if (currency && currency !== vendorCurrency) return differs(bill, currency, vendorCurrency);
	if (vendorCurrency === FUNDING_CURRENCY) return foreignBill(bill);
	if (currency || more.exchangeRateBatchId) return undefined;
	return {
		reason: 'currencyDiffers',
		what: `the bill is in ${vendorCurrency}, and the funding account in ${FUNDING_CURRENCY}`,
		fix: `If Amount is in ${vendorCurrency}, set Currency to ${vendorCurrency}: BILL then converts it at its current rate. Or enter the Exchange Rate Batch ID from Get Exchange Rate.`,
	};
}

function differs(bill: IDataObject, currency: string, vendorCurrency: string): Objection {
	return {
		reason: 'currencyDiffers',
		what: `Amount is in ${currency}, but BILL keeps the vendor ${textOf(bill, 'vendorId')} of the bill in ${vendorCurrency}`,
		fix: `Enter the amount in ${vendorCurrency}, or correct Currency.`,
	};
}

/** BILL shows no currency of a bill, but what it is worth in the funding currency: the vendor's may have changed since. */
function foreignBill(bill: IDataObject): Objection | undefined {
	const rate = Number(bill.exchangeRate);
	if (!Number.isFinite(rate) || rate === 0 || rate === 1) return undefined;
	return {
		reason: 'currencyDiffers',
		what: `BILL keeps the vendor in ${FUNDING_CURRENCY}, but the bill in another currency: one unit of it is ${rate} ${FUNDING_CURRENCY}`,
		fix: 'Create the bill again in the currency of its vendor, or pay it in BILL.',
	};
}

function needsRate({ more }: PaidBill, vendorCurrency: string): boolean {
	return vendorCurrency !== FUNDING_CURRENCY && !more.exchangeRateBatchId;
}

/** One batch for all of them: BILL takes one batch id a call. */
async function addRate(client: BillClient, paid: PaidBill[]): Promise<void> {
	const cents = new Map<string, number>();
	for (const { bill, amountCents } of paid) {
		const vendorId = textOf(bill, 'vendorId');
		cents.set(vendorId, (cents.get(vendorId) ?? 0) + amountCents);
	}
	const queries = [...cents].map(([vendorId, sum]) => ({ vendorId, amount: fromCents(sum) }));
	const { exchangeRateBatchId } = await readRates(client.of(paid[0]?.itemIndex), queries);
	for (const { more } of paid) more.exchangeRateBatchId = exchangeRateBatchId;
}

/** How much of a vendor's currency is to be paid. */
export type RateQuery = { vendorId: string; amount: number };

/**
 * GET /v3/payments/exchange-rate for one vendor, POST for several: all come under one `exchangeRateBatchId`, which in
 * production lives 20 minutes (BILL getexchangerate, 2026-11). Of several vendors the rates stand in a list.
 */
export async function readRates(client: BillClient, queries: RateQuery[]): Promise<IDataObject> {
	const [first, ...others] = queries;
	return await client.request({
		intent: 'return the exchange rate',
		method: others.length > 0 ? 'POST' : 'GET',
		path: '/v3/payments/exchange-rate',
		...(others.length > 0 ? { body: queries } : { query: first }),
		isRepeatable: true,
		decode: toBillRecord,
	});
}
