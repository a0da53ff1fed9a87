import { field, type FieldDefinition, lookup, systemField } from './definition';

/** The record's id. */
export const idField: FieldDefinition = systemField('Id', 'id', { label: 'Record ID', length: 18 });

const userReference = (name: string) => lookup(name, 'User', { createable: false, updateable: false });

/** Who and when, on every object the platform keeps. */
export const auditFields: readonly FieldDefinition[] = [
	systemField('IsDeleted', 'boolean', { label: 'Deleted', defaultValue: false }),
	systemField('CreatedDate', 'datetime'),
	userReference('CreatedById'),
	systemField('LastModifiedDate', 'datetime'),
	userReference('LastModifiedById'),
	systemField('SystemModstamp', 'datetime'),
];

/**
 * What the amounts of a record are in. Orgs with one currency do not have the field: the switch `multiCurrency` shows it.
 * Modelled with four active currencies; not modelled: rates, and a detail that follows its master.
 */
export const currencyField: FieldDefinition = field('CurrencyIsoCode', 'picklist', {
	label: 'Currency ISO Code',
	length: 3,
	picklistValues: ['USD', 'EUR', 'CAD', 'GBP'],
	defaultValue: 'USD',
});

/** The owner of a record that is nobody's detail: a person or a queue. */
export const ownerField: FieldDefinition = field('OwnerId', 'reference', {
	length: 18,
	referenceTo: ['User', 'Group'],
	relationshipName: 'Owner',
});

/** Names of the fields the store stamps when a record is saved. */
export const STAMPED_ON_SAVE = ['LastModifiedDate', 'LastModifiedById', 'SystemModstamp'] as const;
