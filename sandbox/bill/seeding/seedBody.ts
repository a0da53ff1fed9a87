import type { NewCustomer } from '../customers/customers';
import { memberSchema } from '../network/members';
import type { MemberSeed } from '../network/members';
import { filledText, flag, list, object, oneOf, text } from '../values/schema';
import type { JsonSchema } from '../values/schema';
import { newVendorSchema } from '../vendors/draft';
import type { NewVendor } from '../vendors/draft';

/** How many of each, beside those the seed names one by one. */
interface Volume {
	vendors?: number;
	customers?: number;
	chartOfAccounts?: number;
	departments?: number;
	locations?: number;
	accountingClasses?: number;
	jobs?: number;
	items?: number;
	employees?: number;
}

const count = { type: 'integer', minimum: 0, maximum: 50_000 };

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

type Named = { name: string };

/** What `POST /sandbox/seed` takes. Nobody is notified of seeded objects. */
export interface Seed {
	chartOfAccounts?: Array<Named & { number?: string; type?: string }>;
	departments?: Named[];
	locations?: Named[];
	accountingClasses?: Named[];
	jobs?: Named[];
	items?: Named[];
	employees?: Array<{ firstName: string; lastName: string }>;
	customers?: NewCustomer[];
	vendors?: NewVendor[];
	/** So many made-up ones more of each. */
	volume?: Volume;
	/** Organizations in the BILL network, or national vendors. */
	networkMembers?: MemberSeed[];
	/** `isUsable` makes the clerk a verified user of the account. */
	bankAccounts?: Array<{ bankName: string; status: string; isUsable?: boolean }>;
	/** People who approve together; policies name them by their new ids. */
	approvalGroups?: Array<Named & { userIds: string[] }>;
	/** Bills that meet every rule become ASSIGNED. */
	approvalPolicies?: Array<{
		policyName: string;
		rules: Array<{ key: string; op: string; values: string[] }>;
		approvers: string[];
	}>;
}

const named = list(object({ name: filledText() }, ['name']));
const policyRule = object({ key: oneOf('BILL_AMOUNT'), op: oneOf('gte', 'lt'), values: list(text(), 1) }, [
	'key',
	'op',
	'values',
]);

export const seedSchema: JsonSchema = object({
	chartOfAccounts: list(object({ name: filledText(), number: text(), type: text() }, ['name'])),
	departments: named,
	locations: named,
	accountingClasses: named,
	jobs: named,
	items: named,
	employees: list(object({ firstName: filledText(), lastName: filledText() }, ['firstName', 'lastName'])),
	customers: list(object({ name: filledText(), email: filledText() }, ['name', 'email'])),
	vendors: list(newVendorSchema),
	volume: volumeSchema,
	networkMembers: list(memberSchema),
	bankAccounts: list(
		object({ bankName: filledText(), status: filledText(), isUsable: flag }, ['bankName', 'status']),
	),
	approvalGroups: list(object({ name: filledText(), userIds: list(filledText(), 1) }, ['name', 'userIds'])),
	approvalPolicies: list(
		object({ policyName: filledText(), rules: list(policyRule), approvers: list(filledText()) }, [
			'policyName',
			'rules',
			'approvers',
		]),
	),
});
