import { FailedCheckError } from '../../../../nodes/BillCom/operation/failure';
import { livePaymentIn } from '../../../../nodes/BillCom/resources/payment/find/keyedPayment';
import { bulkTransactionNumber, isKeyInBulkNumber } from '../../../../nodes/shared/keys';
import { aCredential, executeContext } from '../context';

const node = executeContext({ credential: aCredential('http://127.0.0.1:1'), items: [{}] }).getNode();
const refuse = ({ reason, what }: { reason: string; what: string }) =>
	new FailedCheckError(node, reason, what, 0);
const WANTED = { billId: '00n1', amountCents: 1000 };
const payment = (id: string, status: { status?: string; singleStatus?: string }) => ({
	id,
	billId: '00n1',
	amount: 10,
	...status,
});
const live = payment('live', { status: 'SCHEDULED', singleStatus: 'SCHEDULED' });

it.each([
	payment('failed', { status: 'PAID', singleStatus: 'FUNDING_FAILED_ACTION_NEEDED' }),
	payment('failed', { status: 'PAID', singleStatus: 'DISBURSEMENT_FAILED_ACTION_NEEDED' }),
	payment('failed', { status: 'FAILED' }),
	payment('void', { status: 'VOID', singleStatus: 'FUNDING_FAILED_VOIDED' }),
])('does not let a failed payment hide the live one of its key ($status $singleStatus)', (failed) => {
	expect(livePaymentIn([failed, live], WANTED, refuse)?.id).toBe('live');
	expect(livePaymentIn([live, failed], WANTED, refuse)?.id).toBe('live');
});

it('returns a failed payment that is the only one, so that nothing is paid again, and refuses two live ones', () => {
	const failed = payment('failed', { singleStatus: 'DISBURSEMENT_FAILED_ACTION_NEEDED' });

	expect(livePaymentIn([failed], WANTED, refuse)?.id).toBe('failed');
	expect(() => livePaymentIn([live, { ...live, id: 'other' }], WANTED, refuse)).toThrow('2 payments');
});

it('tells of the number of a bulk call which keys it holds, in 50 characters', () => {
	const keys = Array.from({ length: 50 }, (_, index) => `SF-record-${index}`);
	const number = bulkTransactionNumber(keys);

	expect(number.length).toBeLessThanOrEqual(50);
	expect(keys.filter((key) => !isKeyInBulkNumber(number, key))).toEqual([]);
	expect(bulkTransactionNumber([...keys].reverse())).toBe(number);
	const few = bulkTransactionNumber(keys.slice(0, 5));
	expect(keys.slice(5).filter((key) => isKeyInBulkNumber(few, key))).toEqual([]);
	expect(isKeyInBulkNumber('SF-record-1', 'SF-record-1')).toBe(false);
});
