import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { assertAgentMay, isAgentAllowed } from '../../../operation/agentPermission';
import { toRecord } from '../../../parameters/reader';
import { textOf } from '../../../records/record';
import { readVendor } from './vendorCalls';
import type { BillClient } from '../../../transport/client';

/** What no payment follows. Everything else of a vendor says who is paid, or whom people call to ask whether that is right. */
const OPEN = new Set([
	'shortName',
	'autoPay',
	'additionalInfo.leadTimeInDays',
	'additionalInfo.paymentTermId',
	'additionalInfo.track1099',
]);

/**
 * Refuses what an agent may not change of a vendor that is there: checks follow the address, and people the phone number.
 *
 * @param current the vendor as it is, where it is known: what it says already is no change
 */
export function assertAgentMayChangeVendor(
	ctx: IExecuteFunctions,
	changes: IDataObject,
	itemIndex: number,
	current: IDataObject = {},
): void {
	const closed = changedFields(changes, current).filter((field) => !OPEN.has(field));
	if (closed.length === 0) return;
	assertAgentMay(ctx, 'changeBankDetails', itemIndex, `It would change ${closed.join(', ')}`);
}

function changedFields(changes: IDataObject, current: IDataObject, before = ''): string[] {
	return Object.entries(changes).flatMap(([name, value]) => {
		const is = current[name];
		if (typeof value === 'object' && value !== null && !Array.isArray(value) && name !== 'autoPay')
			return changedFields(toRecord(value), toRecord(is), `${before}${name}.`);
		return is !== undefined && String(is) === String(value) ? [] : [`${before}${name}`];
	});
}

/** Refuses what an agent may not do without permission: set automatic payment up. Switching it off is open. */
export function assertAgentMayAutoPay(
	ctx: Pick<IExecuteFunctions, 'getNode'>,
	vendor: IDataObject,
	itemIndex: number | undefined,
): void {
	const { autoPay } = vendor;
	if (!autoPay || toRecord(autoPay).enabled === false) return;
	assertAgentMay(
		ctx,
		'pay',
		itemIndex,
		`BILL pays, or would pay, bills of the vendor ${nameOf(vendor)}automatically`,
	);
}

/** Changes of a vendor may come without either. */
function nameOf(vendor: IDataObject): string {
	const name = textOf(vendor, 'name') || textOf(vendor, 'id');
	return name && `${name} `;
}

/** A bill for a vendor whose bills BILL pays automatically is a payment. Read again each time: a person may switch it on. */
export async function assertAgentMayBill(client: BillClient, vendorId: string): Promise<void> {
	if (isAgentAllowed(client.ctx, 'pay')) return;
	assertAgentMayAutoPay(client.ctx, await readVendor(client, vendorId), client.itemIndex);
}
