/** What the user of the credential must be able to do with one object of the shipped Salesforce package. */
export interface NeededAccess {
	objectName: string;
	/** What goes wrong without it, as a person would say it. */
	purpose: string;
	/** Beyond seeing the object. */
	rights: ReadonlyArray<'create' | 'update'>;
	/** Fields that are read. */
	reads: readonly string[];
	/** Fields that are written, which includes reading them. */
	writes: readonly string[];
}

/** The access the shipped permission set gives, by design section "Salesforce side". */
export const SHIPPED_ACCESS: readonly NeededAccess[] = [
	{
		objectName: 'AP_Invoice__c',
		purpose: 'read approved invoices and write back what BILL did with them',
		rights: ['update'],
		reads: [
			'Vendor__c',
			'Invoice_Number__c',
			'Invoice_Date__c',
			'Due_Date__c',
			'Amount__c',
			'Approval_Status__c',
			'Approved_Vendor__c',
			'Approved_Amount__c',
		],
		writes: [
			'BILL_Bill_Id__c',
			'BILL_Payment_Id__c',
			'BILL_Sync_Status__c',
			'BILL_Sync_Message__c',
			'Paid_Date__c',
			'Paid_Amount__c',
		],
	},
	{
		objectName: 'AP_Invoice_Line__c',
		purpose: 'read the lines of invoices',
		rights: [],
		reads: [
			'AP_Invoice__c',
			'Amount__c',
			'Description__c',
			'GL_Code__c',
			'Department__c',
			'Location__c',
			'Class__c',
			'Job__c',
		],
		writes: [],
	},
	{
		objectName: 'Account',
		purpose: 'read vendors and remember their BILL vendor',
		rights: ['update'],
		reads: ['Name'],
		writes: ['BILL_Vendor_Id__c'],
	},
	{
		objectName: 'BILL_Approval__e',
		purpose: 'receive approvals as events, and publish them',
		rights: ['create'],
		reads: [
			'Record_Id__c',
			'Object_Name__c',
			'Decision__c',
			'Approval_Id__c',
			'Amount__c',
			'Decided_By__c',
			'Decided_At__c',
			'Vendor_Id__c',
		],
		writes: [],
	},
	{
		objectName: 'BILL_Claim__c',
		purpose: 'claim what it is about to do, so that no other n8n does it as well',
		rights: ['create', 'update'],
		reads: ['Key__c'],
		writes: ['Holder__c', 'Record_Id__c'],
	},
];
