/** Event types of version "1" (docs/notification-payloads-reference, docs/ap-mass-payment-notification-payloads). */
export const EVENT_TYPES = [
	'vendor.created',
	'vendor.updated',
	'vendor.archived',
	'vendor.restored',
	'autopay.failed',
	'bill.created',
	'bill.updated',
	'bill.archived',
	'bill.restored',
	'payment.updated',
	'payment.failed',
	'mass-payment.updated',
	'bank-account.created',
	'bank-account.updated',
	'card-account.created',
	'card-account.updated',
	'invoice.created',
	'invoice.updated',
	'invoice.archived',
	'invoice.restored',
	'risk-verification.updated',
	'spend.transaction.updated',
	'spend.reimbursement.created',
	'spend.reimbursement.updated',
	'spend.reimbursement.deleted',
	'spend.three-ds-challenge.created',
] as const;

/** The only version in all samples. */
export const EVENT_VERSION = '1';

/** Key of the entity in a payload: `bank-account.created` carries `bankAccount`. */
export function entityKey(eventType: string): string {
	return eventType.split('.')[0].replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
