import { randomUUID } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { fromCents } from '../../../shared/money';
import { billCurrenciesOf } from '../vendor/find/knownVendor';
import { readBills } from '../bill/find/readBills';
import { readCurrency } from '../../parameters/codes';
import { FailedCheckError, refusedFor } from '../../operation/failure';
import { withLocks } from '../../once/locks';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { textOf, withoutEmpty } from '../../records/record';
import { readSafetyChecks, safetyChecks } from './checks/safetyFields';
import { paidToday } from './checks/limits/paidToday';
import { takeAllWithinLimits } from './checks/limits/takeAllWithinLimits';
import { assertWithinAgentLimit, giveBackUnlessUnknown, takeFromBudget } from './checks/agentBudget';
import { refusalInBulk } from './shared/checkBills';
import { refusalOfAccount } from '../fundingAccount/refusalOfAccount';
import { type MassBill, postMassPayment, readMassBills } from './massPayment';
import { FUNDING_CURRENCY, refusalInMass } from './checks/paymentCurrency';
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
import type { BillClient, RunClient } from '../../transport/client';

/** How many refused bills a message names. */
const NAMED = 5;

const bills: INodeProperties = {
	displayName: 'Bills',
	name: 'bills',
	type: 'json',
	default: '[]',
	required: true,
	placeholder: 'e.g. [{"billId": "00n01ABCDEFGHIJKLMNO", "amount": 120.50}]',
	description:
		'A list of up to 2000 objects with billId and amount. Each bill is paid in full, so amount has to be all that is due.',
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
	signIn: 'trusted',
	isKeyless: true,
	output: massPaymentCreatedOutput,
	calls: 5,
	callsNote:
		'The session, the bills, their vendors, the bank account, the batch. 1 more for each further 50 bills and each further 100 vendors, 1 more for Default Bank Account, 1 more with a limit per day or vendor, the payments of the day.',
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
		safetyChecks,
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
		const { limits } = readSafetyChecks(read);
		const body = {
			...withoutEmpty({ processDate: day, description: readDescription(read, description) }),
			...withoutEmpty({ processingOptions: withoutEmpty(processingOptions) }),
			fundingAccount: withoutEmpty(fundingAccount),
			payments: list.map(({ billId, amountCents }) => ({ billId, amount: fromCents(amountCents) })),
		};
		const bill = list.map(({ billId }) => billId);
		return await withLocks(client, { bill }, async () => {
			const today = await paidToday(client, [limits]);
			const known = await assertPayable(client, list, currency);
			// BILL keeps no key of ours for these, so each call counts as new money.
			const call = randomUUID();
			const payments = list.map(({ billId, amountCents }) => ({
				bill: known.get(billId) ?? { id: billId },
				key: call,
				cents: amountCents,
			}));
			const refusal = await refusalOfAccount(client, fundingAccount);
			if (refusal) throw refusedFor(client, refusal, { subject: 'Mass payment' });
			const limited = list.map(({ billId, amountCents: cents }) => {
				const vendorId = textOf(known.get(billId) ?? {}, 'vendorId');
				return { billId, vendorId, cents, transactionNumber: '', currency: FUNDING_CURRENCY, limits };
			});
			const giveBack = takeAllWithinLimits(client, today, limited);
			const objection = takeFromBudget(ctx, payments);
			if (objection) {
				giveBack();
				throw refusedFor(client, objection, { subject: 'Mass payment' });
			}
			const post = async () => await postMassPayment(client, body, list.length);
			const sending = sendTrusted(client, post).catch((error: unknown) => {
				for (const payment of payments) giveBackUnlessUnknown(ctx, payment, error);
				giveBack(error);
				throw error;
			});
			return [await sending];
		});
	},
};

async function assertPayable(
	client: BillClient,
	list: MassBill[],
	currency: string,
): Promise<Map<string, IDataObject>> {
	const known = await readBills(
		client,
		list.map(({ billId }) => billId),
	);
	const uses = [...known.values()].map((bill) => ({
		vendorId: textOf(bill, 'vendorId'),
		itemIndex: client.itemIndex,
	}));
	const currencies = await billCurrenciesOf(client, uses);
	const refused = list.flatMap(({ billId, amountCents }) => {
		const bill = known.get(billId);
		const vendorCurrency = currencies.get(textOf(bill ?? {}, 'vendorId')) ?? '';
		const refusal =
			refusalInBulk(bill, amountCents) ?? (bill && refusalInMass(bill, currency, vendorCurrency));
		return refusal ? [{ billId, reason: refusal.reason, what: refusal.what }] : [];
	});
	if (refused.length === 0) return known;
	const named = refused.slice(0, NAMED).map(({ billId, what }) => `${billId}: ${what}`);
	const more = refused.length > NAMED ? `; and ${refused.length - NAMED} more` : '';
	const message = `Mass payment: ${refused.length} of ${list.length} bills cannot be paid, and nothing was sent. ${named.join('; ')}${more}. Remove them from Bills, then run this again.`;
	throw new FailedCheckError(client.node, 'billsNotPayable', message, client.itemIndex, { bills: refused });
}
