import { given, isJsonObject } from '../../simulator/fields';
import { clearApprovers, listApprovers, setApprovers } from '../approvals/approvers';
import { decide } from '../approvals/decisions';
import type { PaymentTerms } from '../bodies/payment';
import { answerChallenge, startChallenge } from '../mfa/challenges';
import { refuseToken } from '../mfa/codes';
import { paymentOfPath, schedulePayment } from '../payments/payments';
import { planPayment, refuseTerms } from '../payments/plan';
import { cancelPayment } from '../payments/takeBack';
import { refusal } from '../refusals/refusal';
import type { Bill } from '../store/rows';
import { refuseBulkSize } from '../world/bulk';
import type { World } from '../world/world';
import type { V2Context, V2Object } from './base/entity';
import { V2Fields } from './base/fields';
import { billApproverView } from './entities/approvals';
import { sentPayView } from './entities/sentPay';

/** The fields of `data`. @throws Refusal BDC_1122 for text that is no JSON, BDC_1108 without any */
export function fieldsOf(data: unknown): V2Fields {
	if (typeof data === 'string') throw refusal('jsonInvalid');
	if (!isJsonObject(data)) throw refusal('v2DataMissing', 'data');
	return new V2Fields(data);
}

/** The bill `objectId` names. Vendor credits can be approved in v2 as well; that is not modelled. @throws Refusal BDC_1117, BDC_1205 */
function billOf(world: World, fields: V2Fields): Bill {
	const id = fields.requiredText('objectId');
	const bill = world.store.bills.get(id);
	if (!bill) throw refusal('objectUnknown', id);
	return bill;
}

function approversView(bill: Bill): V2Object[] {
	return listApprovers(bill).map((approver) => billApproverView(bill, approver));
}

/** SetApprovers: `objectId` and user ids in their order. Answers the approvers (assumed). */
export function v2SetApprovers({ world }: V2Context, fields: V2Fields): V2Object[] {
	return approversView(setApprovers(world, billOf(world, fields), fields.requiredTexts('approvers')));
}

/** ListApprovers, ordered by `sortOrder`. */
export function v2ListApprovers({ world }: V2Context, fields: V2Fields): V2Object[] {
	return approversView(billOf(world, fields));
}

/** ClearApprovers: needed before replacing or reordering. Answers an empty object (assumed). */
export function v2ClearApprovers({ world }: V2Context, fields: V2Fields): V2Object {
	clearApprovers(world, billOf(world, fields));
	return {};
}

/** Approve and Deny as the signed-in user, who must be the next approver. Answers an empty object (assumed). */
export function v2Decide(action: 'APPROVE' | 'DENY') {
	return ({ world, session }: V2Context, fields: V2Fields): V2Object => {
		const { id: billId } = billOf(world, fields);
		decide(world, session, { billId, action, comment: fields.text('comment') });
		return {};
	};
}

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

/** CancelAPPayment. @throws Refusal BDC_9003 (placeholder) once the payment is under way */
export function v2CancelPayment({ world }: V2Context, fields: V2Fields): V2Object {
	return sentPayView(cancelPayment(world, paymentOfPath(world, fields.requiredText('sentPayId'))));
}

/** MFAChallenge: texts a code. */
export function v2Challenge({ world, session }: V2Context, fields: V2Fields): V2Object {
	return { challengeId: startChallenge(world, session, fields.flag('useBackup')).id };
}

/** MFAAuthenticate: answers the challenge; with `rememberMe` there is an `mfaId`, good for 30 days with this `deviceId`. */
export function v2Authenticate({ world, session }: V2Context, fields: V2Fields): V2Object {
	const { rememberMeId } = answerChallenge(world, session, {
		challengeId: fields.requiredText('challengeId'),
		token: fields.requiredText('token'),
		device: fields.text('deviceId'),
		machineName: fields.text('machineName'),
		rememberMe: fields.flag('rememberMe'),
	});
	return given({ mfaId: rememberMeId });
}

/** MFAStatus: is the session trusted? A remembered device makes it so (assumed). Answers `isTrusted` (name assumed). */
export function v2MfaStatus({ world, session }: V2Context, fields: V2Fields): V2Object {
	refuseToken(session);
	const [mfaId, deviceId] = [fields.text('mfaId'), fields.text('deviceId')];
	const isRemembered = world.sessions.isRemembered(session.userId, mfaId, deviceId);
	if (isRemembered) world.store.sessions.put({ ...session, trusted: true });
	return { isTrusted: isRemembered || session.trusted };
}
