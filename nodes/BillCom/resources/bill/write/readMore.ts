import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { assertAgentMay } from '../../../operation/agentPermission';
import { type ParameterReader, chosenIn, toText } from '../../../parameters/reader';
import { withoutEmpty } from '../../../records/record';
import type { Codes } from '../lines/classifications';
import { codesIn } from '../lines/lineItems';
import { readVendorCredits } from './readVendorCredits';

/** The fields of `moreBillFields`, read: plain ones as BILL takes them, codes still to be resolved. */
export interface MoreOfBill {
	/** `description`, `purchaseOrderNumber`, `paymentTermId`, `vendorCredits`; only what was given. */
	plain: IDataObject;
	header: Codes;
	payFrom: string;
}

/** Reads what was added of `moreBillFields`. */
export function readMore(read: ParameterReader, fields: IDataObject): MoreOfBill {
	return {
		plain: withoutEmpty({
			description: toText(fields.description),
			purchaseOrderNumber: toText(fields.purchaseOrderNumber),
			paymentTermId: chosenIn(fields.paymentTermId),
			vendorCredits: readVendorCredits(read, fields.vendorCredits),
		}),
		header: codesIn(fields),
		payFrom: chosenIn(fields.payFromChartOfAccount),
	};
}

/** A credit lowers what a bill owes, as a payment does: an agent needs leave for it, here as in Vendor Credit. */
export function assertAgentMayApplyCredits(
	ctx: IExecuteFunctions,
	{ plain }: MoreOfBill,
	itemIndex: number,
): void {
	if (plain.vendorCredits) assertAgentMay(ctx, 'pay', itemIndex);
}
