export { searchApprovalPolicies } from './searchApprovalPolicies';
export { searchApCards, searchCardAccounts } from './searchCards';
export { searchBillLineItems } from './searchBillLineItems';
export { searchBankAccounts } from './searchBankAccounts';
export { searchArchivedBills, searchBills } from './searchBills';
export { searchCardFundingPurposes } from './searchCardFundingPurposes';
export { searchPayments } from './searchPayments';
export {
	searchAccountingClasses,
	searchAccounts,
	searchDepartments,
	searchEmployees,
	searchItems,
	searchJobs,
	searchLocations,
} from './searchClassifications';
export { searchCustomers } from './searchCustomers';
export { searchAttachments, searchDocuments } from './searchFiles';
export { searchBillingAddresses, searchNetworkMembers } from './searchNetworkMembers';
export { searchOrganizations } from './searchOrganizations';
export { searchPaymentTerms } from './searchPaymentTerms';
export { searchEvents, searchSubscriptions } from './searchSubscriptions';
export { searchArchivedRecurringBills, searchRecurringBills } from './searchRecurringBills';
export { searchRoles, searchUsers } from './searchUsers';
export { searchVendorCredits } from './searchVendorCredits';
export { searchArchivedVendors, searchVendors } from './searchVendors';
