import type { IDataObject } from 'n8n-workflow';
import { formatCents } from '../../../../shared/money';
import { centsOfLines } from '../../bill/lines/billLines';
import { refusedFor } from '../../../operation/failure';
import type { Locks } from '../../../operation/lockKinds';
import { ofDate } from '../../../once/ofDate';
import { textOf } from '../../../records/record';
import { CREDIT_LINES, postCredit, readCredit } from './creditCalls';
import type { CreditKey } from './creditDraft';
import { creditsOfVendors } from './findCredits';
import { type Created, created, findOrCreate } from '../../../once/createOnce';
import type { BillClient } from '../../../transport/client';

/**
 * Returns the credit of vendor, reference number and date, or creates it. BILL itself takes a number twice, so the look before
 * and the look after an unclear answer are all that keeps a credit from being entered twice.
 *
 * @throws FailedCheckError `amountDiffers` or `creditDateDiffers` when BILL has the credit otherwise
 */
export async function createCreditOnce(
	client: BillClient,
	key: CreditKey,
	body: () => Promise<IDataObject>,
): Promise<Created> {
	const { vendorId, itemIndex } = key;
	const find = async () => {
		const found = sameCredit(client, key, await creditsOfVendors(client.of(itemIndex), [vendorId]));
		return found && (await readCredit(client.of(itemIndex), textOf(found, 'id')));
	};
	const locks = lockOf(key);
	return await findOrCreate(client, locks, find, async () => {
		const draft = await body();
		const send = async () => await postCredit(client.of(itemIndex), draft);
		return await created({ client, locks, send, find, maySendAgain: 'whenSettled' });
	});
}

/** The lock of a credit that may not exist yet. */
export function lockOf({ vendorId, referenceNumber }: CreditKey): Locks {
	return { creditNumber: [`${vendorId} ${referenceNumber}`] };
}

/**
 * The one among active credits that the key means, if it is over its amount.
 *
 * @throws FailedCheckError `amountDiffers` when only others have number and date, `creditDateDiffers` when only others have
 * the number and the key does not say what then
 */
export function sameCredit(
	client: BillClient,
	key: CreditKey,
	credits: IDataObject[],
): IDataObject | undefined {
	const ofNumber = meantCredits(client, key, credits);
	const same = ofNumber.find((credit) => centsOfLines(credit, CREDIT_LINES) === key.totalCents);
	const [other] = ofNumber;
	if (same || !other) return same;
	const vendorCreditId = textOf(other, 'id');
	const cents = centsOfLines(other, CREDIT_LINES);
	const has = cents === undefined ? undefined : formatCents(cents);
	const amount = formatCents(key.totalCents);
	const what = `BILL already has this credit as ${vendorCreditId} for ${has ?? 'an unknown amount'}, but the line items here add up to ${amount}`;
	const fix = 'Correct the line items, or change Reference Number if this is another credit.';
	const facts = { vendorCreditId, creditAmount: has ?? null, amount };
	const { subject, itemIndex } = key;
	throw refusedFor(client.of(itemIndex), { reason: 'amountDiffers', what, fix }, { subject, facts });
}

function meantCredits(client: BillClient, key: CreditKey, credits: IDataObject[]): IDataObject[] {
	const ofNumber = credits.filter((credit) => isOf(credit, key));
	return ofDate(ofNumber, key, creditDateOf, (other, itsDate) => {
		const vendorCreditId = textOf(other, 'id');
		const what = `BILL already has Reference Number ${key.referenceNumber} as credit ${vendorCreditId} of ${itsDate}, but Credit Date is ${key.date}`;
		const fix =
			'Correct Credit Date if it is the same credit. If the vendor uses the number again, set When the Date Differs to Create Another Credit.';
		const facts = { vendorCreditId, billCreditDate: itsDate, creditDate: key.date };
		const { subject, itemIndex } = key;
		return refusedFor(client.of(itemIndex), { reason: 'creditDateDiffers', what, fix }, { subject, facts });
	});
}

/** The day of a credit, empty when BILL does not tell it. */
export function creditDateOf(credit: IDataObject): string {
	return textOf(credit, 'creditDate');
}

/** Whether a credit of BILL has vendor and reference number of the key. */
export function isOf(credit: IDataObject, { vendorId, referenceNumber }: CreditKey): boolean {
	return (
		textOf(credit, 'vendorId') === vendorId && textOf(credit, 'referenceNumber').trim() === referenceNumber
	);
}
