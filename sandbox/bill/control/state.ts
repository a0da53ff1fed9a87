import { subscriptionView } from '../webhooks/subscriptions';
import type { World } from '../world/world';

/** Everything BILL holds, as it is stored; without sessions, logins and security keys. */
export function stateOf({ store }: World): Record<string, unknown[]> {
	return {
		organizations: store.organizations.all(),
		users: store.users.all(),
		vendors: store.vendors.all(),
		bills: store.bills.all(),
		payments: store.payments.all(),
		massPayments: store.massPayments.all(),
		recurringBills: store.recurringBills.all(),
		vendorCredits: store.vendorCredits.all(),
		creditUses: store.creditUses.all(),
		chartOfAccounts: store.chartOfAccounts.all(),
		departments: store.departments.all(),
		locations: store.locations.all(),
		accountingClasses: store.accountingClasses.all(),
		jobs: store.jobs.all(),
		items: store.items.all(),
		employees: store.employees.all(),
		bankAccounts: store.bankAccounts.all(),
		bankAccountUsers: store.bankAccountUsers.all(),
		cardAccounts: store.cardAccounts.all(),
		cardAccountUsers: store.cardAccountUsers.all(),
		apCards: store.apCards.all(),
		customers: store.customers.all(),
		paymentTerms: store.paymentTerms.all(),
		roles: store.roles.all(),
		riskVerifications: store.riskVerifications.all(),
		approvalPolicies: store.approvalPolicies.all(),
		approvalGroups: store.approvalGroups.all(),
		networkMembers: store.networkMembers.all(),
		networkInvitations: store.networkInvitations.all(),
		subscriptions: store.subscriptions.all().map(subscriptionView),
		events: store.events.all(),
		deliveries: store.deliveries.all(),
	};
}
