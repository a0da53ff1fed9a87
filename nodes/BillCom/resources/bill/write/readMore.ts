import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { assertAgentMay } from '../../../operation/agentPermission';
import {
	chosenIn,
	MONEY_FIX,
	notMoney,
	type ParameterReader,
	toRecord,
	toText,
} from '../../../parameters/reader';
import { withoutEmpty } from '../../../records/record';
import type { Codes } from '../lines/classifications';
import { codesIn } from '../lines/lineItems';
import { formatCents, fromCents, toCents } from '../../../../shared/money';

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

/** Credits to apply as BILL takes them, `{id, amount}`; undefined when none was added. */
export function readVendorCredits(read: ParameterReader, given: unknown): IDataObject[] | undefined {
	const { credit } = toRecord(given);
	if (!Array.isArray(credit) || credit.length === 0) return undefined;
	return credit.map((row, index) => readCredit(read, toRecord(row), ` ${index + 1}`));
}

function readCredit(read: ParameterReader, row: IDataObject, number: string): IDataObject {
	const id = chosenIn(row.id);
	if (!id) throw read.refuse(`Vendor Credit${number} is missing`, 'Choose one, or remove the row.');
	const label = `Amount of Vendor Credit${number}`;
	const cents = toCents(row.amount);
	if (cents === undefined) throw read.refuse(notMoney(label, row.amount), MONEY_FIX);
	if (cents <= 0) throw read.refuse(`${label} is ${formatCents(cents)}`, 'Enter an amount above zero.');
	return { id, amount: fromCents(cents) };
}
