import type { Proof } from './proofs';

/** What people change, in the words of `workflows/README.md`, and the test that performs it and looks at the effects. */
export const CHANGES: Record<string, Proof> = {
	'another object than *AP Invoice*': [
		'ownObject',
		'sees what it approved paid once, to the cent, and everything on its own records',
	],
	'bill only: the bill waits in BILL': [
		'routing',
		'goes the way of the first rule between whose amounts it lies, both included',
	],
	'check instead of ACH': [
		'paidHow',
		'go out by ACH to a vendor whose bank account BILL knows, and by check to another',
	],
	'ask the CFO over 10,000': [
		'askPerson',
		'is not paid before the answer, and paid after it, with who and why',
	],
	'alerts by mail': ['alertsByMail', 'come by mail, once the node is switched on'],
	'pay on the due date': [
		'paidHow',
		'are paid on the day of their rule: never on a day without banks, never in the past',
	],
	'the audit trail in PostgreSQL': ['auditInPostgres', 'is stored there alone, and found intact'],
	'approve in BILL too': ['approveInBill', 'is approved there with the approval of Salesforce, and paid'],
};
