import { refuseBulkSize } from '../world/bulk';
import { cancelPayment } from '../payments/cancel';
import { recordOfflinePayment } from '../payments/offlinePayment';
import type { PaymentTerms } from '../payments/draft';
import { paymentOfPath, schedulePayment } from '../payments/payments';
import { planPayment, refuseTerms } from '../payments/plan';
import { refreshBill } from '../payments/progress';
import { voidPayment } from '../payments/void';
import { refusal } from '../refusals/refusal';
import type { World } from '../world/world';
import { sentPayView } from './entities/sentPay';
import type { V2Context, V2Object } from './entity';
import { given } from './fields';
import type { V2Fields } from './fields';

/** v2/reference/ap-vendortransactions-paybills. */
const LARGEST_SET = 200;

/** Ids and amounts of `billPays`. @throws Refusal BDC_1117, BDC_1129 for none or more than 200 */
function billPaysOf(fields: V2Fields): Array<{ billId: string; amount: number }> {
	const billPays = fields.list('billPays');
	if (!billPays) throw refusal('v2FieldMissing', 'billPays');
	refuseBulkSize(billPays.length, LARGEST_SET);
	return billPays.map((pay) => ({
		billId: pay.requiredText('billId'),
		amount: pay.requiredAmount('amount'),
	}));
}

/** The account named, or the default for payables. @throws Refusal BDC_1151 where there is none */
function bankAccountIdOf(world: World, fields: V2Fields): string {
	const named = fields.reference('bankAccountId');
	const usual = world.store.bankAccounts.all().find((account) => account.default.payables);
	const id = named ?? usual?.id;
	if (id === undefined) throw refusal('fundingAccountUnusable', 'there is no default account');
	return id;
}

/**
 * PayBills: one payment a bill (assumed), all of them or none. Not modelled: bill credits.
 * @throws Refusal BDC_1361 (trust), BDC_1145 (token), and as v3's payments
 */
export function v2PayBills({ world, session }: V2Context, fields: V2Fields): V2Object {
	const billPays = billPaysOf(fields);
	if ((fields.list('billCredits') ?? []).length > 0) throw refusal('parameterInvalid', 'billCredits');
	const terms: PaymentTerms = {
		...given({ vendorId: fields.reference('vendorId'), processDate: fields.date('processDate') }),
		fundingAccount: { type: 'BANK_ACCOUNT', id: bankAccountIdOf(world, fields) },
		processingOptions: {},
	};
	refuseTerms(world, session, terms);
	const reservedCents = new Map<string, number>();
	const plans = billPays.map((pay) => planPayment(world, { ...terms, ...pay }, reservedCents));
	return { sentPays: plans.map((plan) => sentPayView(schedulePayment(world, session, [plan]))) };
}

/** RecordAPPayment: money paid outside of BILL, one vendor a call. Answers the payment (assumed). */
export function v2RecordPayment({ world, session }: V2Context, fields: V2Fields): V2Object {
	const payment = recordOfflinePayment(world, session, {
		...given({ description: fields.text('description') }),
		vendorId: fields.requiredText('vendorId'),
		processDate: fields.requiredDate('processDate'),
		toPrintCheck: fields.flag('toPrintCheck') ?? false,
		payments: billPaysOf(fields),
	});
	for (const { billId } of payment.billPayments) refreshBill(world, billId);
	return sentPayView(payment);
}

/** CancelAPPayment. @throws Refusal BDC_9003 (placeholder) once the payment is under way */
export function v2CancelPayment({ world }: V2Context, fields: V2Fields): V2Object {
	return sentPayView(cancelPayment(world, paymentOfPath(world, fields.requiredText('sentPayId'))));
}

/** VoidAPPayment: `voidRequestType` is v3's `type`. The payment shows as void at once. */
export function v2VoidPayment({ world, session }: V2Context, fields: V2Fields): V2Object {
	const payment = paymentOfPath(world, fields.requiredText('sentPayId'));
	const request = { type: fields.requiredText('voidRequestType'), reason: fields.requiredText('reason') };
	return sentPayView(voidPayment(world, session, payment, request));
}

/** GetDisbursementData of a payment (names assumed). */
export function v2DisbursementData({ world }: V2Context, fields: V2Fields): V2Object {
	const payment = paymentOfPath(world, fields.requiredText('sentPayId'));
	return {
		sentPayId: payment.id,
		disbursementType: payment.disbursementType,
		disbursementStatus: payment.disbursementStatus,
		amount: payment.amount,
		processDate: payment.processDate,
		checkNumber: payment.checkDisbursement?.checkNumber ?? null,
	};
}
