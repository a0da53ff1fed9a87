import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { memberSchema } from '../bodies/network';
import { newVendorSchema } from '../bodies/vendor';
import { filledText, flag, list, object, oneOf, text } from '../values/schema';

const count = Type.Integer({ minimum: 0, maximum: 50_000 });

/** How many of each, beside those the seed names one by one. */
const volumeSchema = object({
	vendors: count,
	customers: count,
	chartOfAccounts: count,
	departments: count,
	locations: count,
	accountingClasses: count,
	jobs: count,
	items: count,
	employees: count,
});

const named = list(object({ name: filledText() }, ['name']));
const policyRule = object({ key: oneOf('BILL_AMOUNT'), op: oneOf('gte', 'lt'), values: list(text(), 1) }, [
	'key',
	'op',
	'values',
]);

/** What `POST /sandbox/seed` takes. Nobody is notified of seeded objects. */
export const seedSchema = object({
	chartOfAccounts: list(object({ name: filledText(), number: text(), type: text() }, ['name'])),
	departments: named,
	locations: named,
	accountingClasses: named,
	jobs: named,
	items: named,
	employees: list(object({ firstName: filledText(), lastName: filledText() }, ['firstName', 'lastName'])),
	customers: list(object({ name: filledText(), email: filledText() }, ['name', 'email'])),
	vendors: list(newVendorSchema),
	/** So many made-up ones more of each. */
	volume: volumeSchema,
	/** Organizations in the BILL network, or national vendors. */
	networkMembers: list(memberSchema),
	/** `isUsable` makes the clerk a verified user of the account. */
	bankAccounts: list(
		object({ bankName: filledText(), status: filledText(), isUsable: flag }, ['bankName', 'status']),
	),
	/** People who approve together; policies name them by their new ids. */
	approvalGroups: list(object({ name: filledText(), userIds: list(filledText(), 1) }, ['name', 'userIds'])),
	/** Bills that meet every rule become ASSIGNED. */
	approvalPolicies: list(
		object({ policyName: filledText(), rules: list(policyRule), approvers: list(filledText()) }, [
			'policyName',
			'rules',
			'approvers',
		]),
	),
});

export type Seed = Static<typeof seedSchema>;
