import { loadCustomFields } from '../metadata/customObject';
import { field, type ObjectDefinition, text } from '../metadata/definition';
import { auditFields, currencyField, idField, ownerField } from '../metadata/systemFields';

/** The vendor. Modelled: name, billing address, phone and what the shipped package adds. Not modelled: compound addresses, hierarchy. */
export const account: ObjectDefinition = {
	name: 'Account',
	label: 'Account',
	labelPlural: 'Accounts',
	keyPrefix: '001',
	createable: true,
	updateable: true,
	deletable: true,
	queryable: true,
	fields: [
		idField,
		text('Name', 255, { label: 'Account Name', required: true, indexed: true }),
		ownerField,
		...auditFields,
		currencyField,
		text('AccountNumber', 40),
		field('BillingStreet', 'textarea', { length: 255 }),
		text('BillingCity', 40),
		text('BillingState', 80, { label: 'Billing State/Province' }),
		text('BillingPostalCode', 20, { label: 'Billing Zip/Postal Code' }),
		text('BillingCountry', 80),
		field('Phone', 'phone', { label: 'Account Phone', length: 40 }),
		field('Website', 'url', { length: 255 }),
		field('Description', 'textarea', { length: 32000, filterable: false }),
		// An org's own fields, not part of the shipped package: an external id that several accounts may share, and types
		// the package has none of.
		text('Vendor_Number__c', 40, { externalId: true }),
		field('Services__c', 'multipicklist', {
			length: 4099,
			picklistValues: ['Cleaning', 'Printing', 'Shipping'],
		}),
		field('Order_Cutoff__c', 'time'),
		...loadCustomFields('Account'),
	],
};
