import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { fromCents } from '../../../shared/money';
import { readCurrency } from '../../parameters/codes';
import { withLocks } from '../../once/locks';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { withoutEmpty } from '../../records/record';
import {
	massSafetyChecks,
	readChecksOfBill,
	readSafetyChecks,
	type SafetyChecks,
} from './checks/safetyFields';
import { assertWithinAgentLimit } from './checks/agentBudget';
import { type MassBill, postMassPayment, readMassBills } from './massPayment';
import { takeMassPayment } from './shared/takeMassPayment';
import { massPaymentCreatedOutput } from './paymentOutput';
import {
	agentPaymentLimit,
	massFundingFields,
	massPaymentOptions,
	paymentCurrency,
	processDate,
} from './one/paymentFields';
import { readDescription, readFundingAccount } from './one/readFields';
import { readProcessDate } from './one/payWhen';
import { sendTrusted } from '../session/trust';
import type { RunClient } from '../../transport/client';

const bills: INodeProperties = {
	displayName: 'Bills',
	name: 'bills',
	type: 'json',
	default: '[]',
	required: true,
	placeholder: 'e.g. [{"billId": "00n01ABCDEFGHIJKLMNO", "amount": 120.50}]',
	description:
		'A list of up to 2000 objects with billId and amount, and where they are to be checked asApproved, payeeChanges and differentPeople, with the fields that Create has under Safety Checks. Each bill is paid in full, so amount has to be all that is due.',
};

/**
 * POST /v3/payments/mass: BILL takes the list in and pays in the background. Nothing of ours stays with the payments, so
 * every bill is read first and all are paid as a whole: what an earlier batch has paid is refused, here or by BILL.
 */
export const createMass: Operation = {
	option: {
		name: 'Create Mass Payment',
		value: 'createMass',
		action: 'Create a mass payment',
		description: 'Pay up to 2000 bills in the background. If one of them cannot be paid, nothing is sent.',
	},
	agentNeeds: 'pay',
	signIn: 'trustedToSend',
	isKeyless: true,
	output: massPaymentCreatedOutput,
	calls: 5,
	callsNote:
		'The session, the bills, their vendors, the bank account, the batch. 1 more for each further 50 bills and each further 100 vendors, 1 more for Default Bank Account, 1 more with a limit per day or vendor, the payments of the day; Safety Checks as with Create.',
	fields: [
		agentPaymentLimit,
		bills,
		{
			...paymentCurrency,
			description:
				'The currency of the amounts, which has to be USD because BILL takes no exchange rate for mass payments. If empty, USD.',
		},
		...massFundingFields,
		processDate,
		massSafetyChecks,
		massPaymentOptions,
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex, 'Mass payment');
		const list = readMassBills(read);
		assertWithinAgentLimit(
			ctx,
			read,
			list.reduce((sum, { amountCents }) => sum + amountCents, 0),
			itemIndex,
		);
		const currency = readCurrency(read);
		const fundingAccount = await readFundingAccount(client, read);
		const day = readProcessDate(read, fundingAccount.type);
		if (fundingAccount.type === 'AP_CARD')
			throw read.refuse(
				'BILL does not accept an AP Card for mass payments',
				'Choose another kind in Pay From.',
			);
		const { description, ...processingOptions } = read.collection('options');
		const checks = readSafetyChecks(client, read);
		const checked = list.map((bill) => ({ ...bill, checks: { ...checks, ...checksOf(ctx, client, bill) } }));
		const body = {
			...withoutEmpty({ processDate: day, description: readDescription(read, description) }),
			...withoutEmpty({ processingOptions: withoutEmpty(processingOptions) }),
			fundingAccount: withoutEmpty(fundingAccount),
			payments: list.map(({ billId, amountCents }) => ({ billId, amount: fromCents(amountCents) })),
		};
		const bill = list.map(({ billId }) => billId);
		return await withLocks(client, { bill }, async () => {
			const { giveBack, possibleDuplicates } = await takeMassPayment(client, {
				bills: checked,
				checks,
				currency,
				fundingAccount,
			});
			const post = async () => await postMassPayment(client, body, list.length);
			const sending = sendTrusted(client, post).catch((error: unknown) => {
				giveBack(error);
				throw error;
			});
			return [{ ...(await sending), ...(possibleDuplicates.length > 0 && { possibleDuplicates }) }];
		});
	},
};

/** What the row of a bill says about its checks, in words that name the bill. */
function checksOf(
	ctx: IExecuteFunctions,
	client: RunClient,
	{ billId, ofBill }: MassBill,
): Partial<SafetyChecks> {
	if (Object.keys(ofBill).length === 0) return {};
	const read = parameters(ctx, client.itemIndex ?? 0, `Mass payment: bill ${billId}`);
	return readChecksOfBill(client, read, ofBill);
}
