import type { IDataObject } from 'n8n-workflow';
import { fromCents } from '../../../shared/money';
import type { BillClient } from '../../transport/client';
import { BillRefusedError } from '../../transport/errors';
import { refusalOfSession } from '../session/trust';
import { withoutEmpty } from '../../records/record';
import { findOption, type PaymentOption } from './findOption';
import type { AccountChoice } from './fundingAccountFields';
import { refusalOfChoice, refusalOfPermissions, refusalOfUser } from './refusals';
import { inWords, type Objection } from '../../operation/failure';

/** The payment an account should make; without a vendor nobody can tell about the amount. */
export interface PlannedPayment {
	vendorId: string;
	cents: number | undefined;
}

/** Refusals of who asks: then that part stays open. */
const NOT_ALLOWED = new Set(['BDC_1145', 'BDC_1302']);

/**
 * Whether the account can pay now, for the user of the credential: everything that speaks against it, and what could not
 * be found out. Asks, and changes nothing.
 */
export async function usabilityOf(
	client: BillClient,
	account: AccountChoice,
	{ vendorId, cents }: PlannedPayment,
): Promise<IDataObject> {
	const objections: Objection[] = [];
	const unchecked: string[] = [];
	const note = async (part: string, check: () => Promise<Objection | 'unknown' | undefined>) => {
		const finding = await check().catch(unlessForbidden);
		if (finding === 'unknown') unchecked.push(part);
		else if (finding) objections.push(finding);
	};
	let option: PaymentOption = {};
	await note('session', async () => await refusalOfSession(client));
	await note('account', async () => await refusalOfChoice(client, account));
	if (!objections.some(({ reason }) => reason === 'accountUnknown')) {
		await note('accountUser', async () => await refusalOfUser(client, account));
		await note('permissions', async () => await refusalOfPermissions(client, account));
		await note('paymentOptions', async () => {
			if (!vendorId || cents === undefined) return 'unknown';
			option = await findOption(client, account, { vendorId, cents });
			return option.finding;
		});
	}
	const { deliveryDate, feeInfo } = option;
	return withoutEmpty({
		usable: objections.length === 0,
		reasons: objections.map((objection) => ({ reason: objection.reason, message: inWords(objection) })),
		unchecked,
		fundingAccountType: account.type,
		fundingAccountId: account.id,
		vendorId,
		amount: cents === undefined ? undefined : fromCents(cents),
		deliveryDate,
		feeInfo,
	});
}

/** A role may pay and yet not read everything: what it may not read stays open. */
function unlessForbidden(error: unknown): 'unknown' {
	if (error instanceof BillRefusedError && NOT_ALLOWED.has(error.code)) return 'unknown';
	throw error;
}
