/**
 * What can be locked, in the order in which a run may come to them: first what finds a record, then the record. Whoever
 * holds one takes only later ones, so that no two runs ever wait for each other.
 */
export const LOCK_KINDS = [
	'entryName',
	'vendorName',
	'invoiceNumber',
	'creditNumber',
	'recurringBillsOfVendor',
	'fileName',
	'approvalPolicy',
	'webhookSubscription',
	'payment',
	'vendorCredit',
	'recurringBill',
	'vendor',
	'bill',
] as const;

/** A kind of record, or the name under which one is looked for. */
export type LockKind = (typeof LOCK_KINDS)[number];

/** Ids or names by kind. */
export type Locks = Partial<Record<LockKind, string[]>>;
