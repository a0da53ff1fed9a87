import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { expectedTotal } from '../bill/write/billFields';
import { assertCurrency } from '../vendor/find/knownVendor';
import { lineItemFields, newLineItemsFrom } from '../bill/lines/lineItemFields';
import { currency } from '../../parameters/codes';
import { byDisplayName } from '../../records/byDisplayName';
import { vendorCreditLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { textOf } from '../../records/record';
import { changeCredit, readCredit } from './write/creditCalls';
import { readCreditChange, writeOf } from './write/creditChange';
import { creditDate, moreCreditFields, referenceNumber } from './write/creditFields';
import { creditOutput } from './creditOutput';
import { updateInBulk } from './write/updateInBulk';
import type { RunClient } from '../../transport/client';

const headerFields = [creditDate, referenceNumber].map((field) => ({ ...field, required: false }));

/**
 * PATCH /v3/vendor-credits/{vendorCreditId}, or …/bulk, with the given fields. New line items are merged into the ones that
 * are there, which keep their ids and codes; only where one comes or goes it takes a PUT.
 */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a vendor credit',
		description: 'Change fields of a vendor credit',
	},
	output: creditOutput,
	writes: { vendorCredit: 'vendorCreditId' },
	calls: 1,
	callsNote:
		'With new line items 1 more, and 1 for each list of codes in use. With Currency 2 more, for credit and vendor.',
	fields: [
		vendorCreditLocator,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'The fields to change. The others stay as they are.',
			options: byDisplayName([...headerFields, ...moreCreditFields]),
		},
		...lineItemFields(newLineItemsFrom),
		{ ...expectedTotal, displayOptions: { hide: { lineItemsFrom: ['none'] } } },
		{ ...currency, displayOptions: { hide: { lineItemsFrom: ['none'] } } },
	],
	bulk: updateInBulk,
	async execute(_ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const change = await readCreditChange(client, itemIndex);
		await assertCurrency(client, change.subject, itemIndex, async () =>
			textOf(await readCredit(client, change.id), 'vendorId'),
		);
		const current = change.lines ? await readCredit(client, change.id) : {};
		const { method, body } = writeOf(change, current);
		if (Object.keys(body).length === 0) return [current];
		return [await changeCredit(client, method, change.id, body)];
	},
};
