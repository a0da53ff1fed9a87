import type { INodeProperties } from 'n8n-workflow';
import { accountLocator } from '../../../parameters/locators';
import { type Classification, CLASSIFICATIONS } from './classifications';

/** The fields to code a line item with. Whatever is given is resolved before anything is sent. */
export const lineCodeFields: INodeProperties[] = CLASSIFICATIONS.map(codeField);

/** The fields to code a bill with, apart from its lines. */
export const billCodeFields = headerCodeFields('Code of the bill itself. Each line item has its own codes.');

/** The fields to code an offline payment with. */
export const paymentCodeFields = headerCodeFields('Code of the payment. The bills keep their own codes.');

/** The account a payment will come from. */
export const payFromAccount: INodeProperties = {
	...accountLocator,
	displayName: 'Pay From Account',
	name: 'payFromChartOfAccount',
	description: 'The GL account the payment will come from',
};

function headerCodeFields(description: string): INodeProperties[] {
	return CLASSIFICATIONS.filter(({ isOfBill }) => isOfBill).map((classification) => ({
		...codeField(classification),
		description,
	}));
}

function codeField({ key, title, oneLabel, idExample, searchMethod }: Classification): INodeProperties {
	if (key === 'chartOfAccount') return accountLocator;
	return {
		displayName: title,
		name: key,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description: `Codes the line with ${oneLabel} of BILL`,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select ${oneLabel}...`,
				typeOptions: { searchListMethod: searchMethod, searchable: true },
			},
			{ displayName: 'By ID or Name', name: 'id', type: 'string', placeholder: `e.g. ${idExample}` },
		],
	};
}
