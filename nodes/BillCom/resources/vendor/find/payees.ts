import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import { objectOf, textOf } from '../../../records/record';
import { listVendors } from './knownVendor';
import { payeeSealOf } from './payeeSeal';
import { readVendor } from './vendorCalls';

/**
 * The vendors of these ids as they are now, by id, one list for each 100 of them; one alone is read from a list as well, because
 * a single record may say more, and would have another seal. A vendor BILL does not know is not in the map.
 */
export async function listPayees(client: BillClient, ids: string[]): Promise<Map<string, IDataObject>> {
	const vendors = await listVendors(client, ids);
	await Promise.all(
		[...vendors].map(async ([id, row]) => {
			if (isTooThin(row)) vendors.set(id, await readVendor(client, id));
		}),
	);
	return vendors;
}

/** Where a vendor's money goes, as it leaves the node. */
export function payeeOf({ credential }: BillClient, vendor: IDataObject): IDataObject {
	return {
		vendorId: textOf(vendor, 'id'),
		vendorName: textOf(vendor, 'name'),
		payBy: textOf(objectOf(vendor, 'paymentInformation'), 'payByType'),
		isArchived: vendor.archived === true,
		updatedTime: textOf(vendor, 'updatedTime'),
		payeeSeal: payeeSealOf(credential.organizationId, vendor),
	};
}

/** Whether a list left out where the money goes: then it does so for this vendor each time. */
function isTooThin(row: IDataObject): boolean {
	const payment = objectOf(row, 'paymentInformation');
	const isElectronic = textOf(payment, 'payByType') === 'ACH';
	return !row.address || !textOf(payment, 'payByType') || (isElectronic && !payment.bankAccount);
}
