import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { formatCents, fromCents, toCents } from '../../../shared/money';
import { vendorLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import {
	chosenIn,
	MONEY_FIX,
	notMoney,
	type ParameterReader,
	parameters,
	toRecord,
} from '../../parameters/reader';
import { toBillRecord } from '../../records/record';
import { type RateQuery, readRates } from './checks/paymentCurrency';
import { amount } from './one/paymentFields';
import type { RunClient } from '../../transport/client';

const vendors: INodeProperties = {
	displayName: 'Vendors',
	name: 'vendors',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Vendor',
	default: { vendor: [{ vendorId: { mode: 'list', value: '' }, amount: 0 }] },
	required: true,
	description: 'The vendors to pay, with the amounts in their currency. One batch ID covers all of them.',
	options: [
		{
			displayName: 'Vendor',
			name: 'vendor',
			values: [
				{ ...amount, required: false, description: 'The amount to pay, in the currency of the vendor' },
				vendorLocator,
			],
		},
	],
};

/**
 * GET /v3/payments/exchange-rate for one vendor, POST for several → a record for each vendor with the
 * `exchangeRateBatchId` a payment needs; in production a batch lives 20 minutes (BILL getexchangerate, 2026-11).
 */
export const getExchangeRate: Operation = {
	option: {
		name: 'Get Exchange Rate',
		value: 'getExchangeRate',
		action: 'Get exchange rates',
		description: 'Get the exchange rate and the batch ID that a payment in another currency needs',
	},
	output: {
		shape: {
			amount: 'number',
			billCurrency: 'text',
			exchangeRate: 'number',
			exchangeRateBatchId: 'number',
			expirationTime: 'text',
			fundingAmount: 'number',
			vendorId: 'text',
		},
	},
	calls: 1,
	fields: [vendors],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		return toRates(await readRates(client, readQueries(parameters(ctx, itemIndex))));
	},
};

/** The rates of several vendors come in a list beside what they share; its form is not documented. */
function toRates({ exchangeRates, ...shared }: IDataObject): IDataObject[] {
	if (!Array.isArray(exchangeRates)) return [shared];
	return exchangeRates.map((rate) => ({ ...shared, ...toBillRecord(rate) }));
}

function readQueries(read: ParameterReader): RateQuery[] {
	const { vendor } = toRecord(read.raw('vendors'));
	const rows = Array.isArray(vendor) ? vendor.map(toRecord) : [];
	if (rows.length === 0) throw read.refuse('Vendors is empty', 'Add a vendor and an amount.');
	return rows.map((row, index) => {
		const vendorId = chosenIn(row.vendorId);
		if (!vendorId) throw read.refuse(`Vendor ${index + 1} is missing`, 'Choose one, or remove the row.');
		const label = `Amount of vendor ${index + 1}`;
		const cents = toCents(row.amount);
		if (cents === undefined) throw read.refuse(notMoney(label, row.amount), MONEY_FIX);
		if (cents <= 0) throw read.refuse(`${label} is ${formatCents(cents)}`, 'Enter an amount above zero.');
		return { vendorId, amount: fromCents(cents) };
	});
}
