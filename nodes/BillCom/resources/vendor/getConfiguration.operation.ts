import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { vendorLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { type ParameterReader, parameters } from '../../parameters/reader';
import { readNewVendorConfiguration, readVendorConfiguration } from './configurationCalls';
import { toCountry, toCurrency } from '../../parameters/codes';
import type { Output, Shape } from '../../../shared/operation/outputShape';
import { nameAndValue } from './bankAccount/bankAccountOutput';
import type { RunClient } from '../../transport/client';
import { accountTypes } from '../../records/partyFilters';

const field: Shape = { name: 'text', required: 'flag', description: 'text' };

/** What BILL asks for; nothing under `internationalPayments` where nothing is asked (BILL getintlconfig, 2026-11). */
const configurationOutput: Output = {
	shape: {
		country: 'text',
		billCurrency: 'text',
		accountType: 'text',
		internationalPayments: {
			paymentPurpose: {
				required: 'flag',
				type: 'text',
				codes: [nameAndValue],
			},
			validations: [{ fields: [field] }],
			regulatoryFields: [field],
		},
	},
	isOpen: true,
};

const forNewVendor = { show: { configurationFor: ['newVendor'] } };

const accountTypeField: INodeProperties = {
	displayName: 'Account Type',
	name: 'accountType',
	type: 'options',
	options: accountTypes,
	default: 'BUSINESS',
	description: 'What kind of payee the vendor is',
	displayOptions: forNewVendor,
};

const billCurrencyField: INodeProperties = {
	displayName: 'Bill Currency',
	name: 'billCurrency',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. EUR',
	displayOptions: forNewVendor,
	description: 'Three letters (ISO 4217)',
};

const countryField: INodeProperties = {
	displayName: 'Country',
	name: 'country',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. DE',
	displayOptions: forNewVendor,
	description: 'Two letters, or the English name',
};

const fields: INodeProperties[] = [
	{
		displayName: 'Configuration For',
		name: 'configurationFor',
		type: 'options',
		options: [
			{
				name: 'Existing Vendor',
				value: 'vendor',
				description: 'What BILL requires to pay this vendor',
			},
			{
				name: 'New Vendor',
				value: 'newVendor',
				description: 'What BILL will require, before you create the vendor',
			},
		],
		default: 'vendor',
		description: 'A vendor in BILL, or a country and currency',
	},
	{ ...vendorLocator, displayOptions: { show: { configurationFor: ['vendor'] } } },
	countryField,
	billCurrencyField,
	accountTypeField,
];

/** GET /v3/vendors/{vendorId}/configuration, or …/configuration/international-payments before there is a vendor. */
export const getConfiguration: Operation = {
	option: {
		name: 'Get International Configuration',
		value: 'getConfiguration',
		action: 'Get the international configuration of a vendor',
		description:
			'Read what BILL requires to pay an international vendor: payment purpose, bank and regulatory fields',
	},
	output: configurationOutput,
	calls: 1,
	fields,
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		if (read.text('configurationFor') === 'newVendor') {
			return [await readNewVendorConfiguration(client, toCase(read))];
		}
		const vendorId = read.locator(vendorLocator);
		return [await readVendorConfiguration(client, vendorId)];
	},
};

/** BILL wants all three. */
function toCase(read: ParameterReader): { country: string; billCurrency: string; accountType: string } {
	return {
		country: toCountry(read, countryField.displayName, read.requiredText(countryField)),
		billCurrency: toCurrency(read, billCurrencyField.displayName, read.requiredText(billCurrencyField)),
		accountType: read.requiredText(accountTypeField),
	};
}
