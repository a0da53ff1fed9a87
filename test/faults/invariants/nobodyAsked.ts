import type { Invariant } from './evidence';

/** What is told when somebody has voided a payment, which is no trouble of n8n's. */
const VOIDED = /was (voided|cancelled) in BILL/;

/** What is asked where nothing says what was approved, and anybody, n8n too, has written to the record since. */
const UNKNOWN = /the event that says what was approved never arrived/;

/** 6. People are asked about what people have done; about faults alone nobody is. */
export const nobodyAsked: Invariant = ({ tables, salesforce, plan }) => {
	const isOfOrg = (message: unknown) => !plan.stampsApprovals && UNKNOWN.test(String(message));
	const free = new Map(
		plan.approvals
			.filter(({ mayAsk }) => mayAsk !== '')
			.map(({ recordId, mayAsk }) => [recordId.slice(0, 15), mayAsk]),
	);
	const marked = salesforce.invoices
		.filter(
			({ Id, BILL_Sync_Status__c: status, BILL_Sync_Message__c: message }) =>
				status === 'Needs Attention' && !free.has(String(Id).slice(0, 15)) && !isOfOrg(message),
		)
		.map(
			({ Invoice_Number__c: number, BILL_Sync_Message__c: message }) =>
				`${String(number)} needs attention: ${String(message)}`,
		);
	const letters = Object.values(tables)
		.flatMap(({ 'Dead Letters': rows = [] }) => rows)
		.filter(({ recordId, message }) => {
			if (VOIDED.test(String(message)) || isOfOrg(message)) return false;
			return recordId ? !free.has(String(recordId).slice(0, 15)) : plan.mayAsk === '';
		})
		.map(({ workflowName, message }) => `${String(workflowName)}: ${String(message)}`);
	return [...marked, ...letters];
};
