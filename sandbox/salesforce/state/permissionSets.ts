import type { ObjectDefinition } from '../metadata/definition';
import { readPermissionSet } from '../metadata/packageSource';
import type { XmlElement } from '../metadata/xmlElement';
import { account } from '../schema/account';
import { shippedObjects } from '../schema/shippedPackage';
import type { TenantUser } from '../tenant';
import type { ObjectRights, UserAccess } from './rights';

/** What permission sets decide here. The org's own objects and fields are given to everybody by its profile. */
const GOVERNED: readonly ObjectDefinition[] = [account, ...shippedObjects];

const ALWAYS_SEEN = ['OwnerId', 'CurrencyIsoCode'];

/** An address is granted as a whole. */
const PARTS: Record<string, RegExp> = { 'account.billingaddress': /^account\.billing/ };

const known = new Map<string, UserAccess>();

/**
 * What a user may do by their profile and the shipped permission sets that are assigned to them; undefined for everything.
 */
export function accessOf({ permissionSets, profile }: TenantUser): UserAccess | undefined {
	if (!permissionSets) return undefined;
	const key = [profile, ...permissionSets].join();
	const access =
		known.get(key) ?? accessFrom(permissionSets.map(readPermissionSet), profile === 'Standard User');
	known.set(key, access);
	return access;
}

/** @param hasAccounts whether the profile gives accounts with their standard fields */
function accessFrom(sets: XmlElement[], hasAccounts: boolean): UserAccess {
	const grantsOn = new Map<string, XmlElement[]>();
	for (const grant of sets.flatMap((set) => set.children('objectPermissions'))) {
		const name = grant.requireText('object').toLowerCase();
		grantsOn.set(name, [...(grantsOn.get(name) ?? []), grant]);
	}
	const isGranted = (name: string, flag: string) =>
		(hasAccounts && name === 'account' && flag.startsWith('allow')) ||
		(grantsOn.get(name) ?? []).some((grant) => grant.flag(flag));
	const names = GOVERNED.map(({ name }) => name.toLowerCase());
	const rights = names.map((name): [string, ObjectRights] => [
		name,
		{
			create: isGranted(name, 'allowCreate'),
			edit: isGranted(name, 'allowEdit'),
			delete: isGranted(name, 'allowDelete'),
		},
	]);
	return {
		api: true, // the permission set or, for people, their profile
		objects: new Map(
			names.filter((name) => !isGranted(name, 'allowRead')).map((name): [string, 'none'] => [name, 'none']),
		),
		rights: new Map(rights),
		fields: fieldLevels(sets, hasAccounts),
		modifyAll: new Set(names.filter((name) => isGranted(name, 'modifyAllRecords'))),
		viewAll: new Set(names.filter((name) => isGranted(name, 'viewAllRecords'))),
	};
}

/** Fields no set makes readable are hidden, and those none makes editable are read only. */
function fieldLevels(sets: XmlElement[], hasAccounts: boolean): Map<string, 'none' | 'read'> {
	const grants = sets.flatMap((set) => set.children('fieldPermissions'));
	const levels = new Map<string, 'none' | 'read'>();
	for (const path of GOVERNED.flatMap(permissionableFields)) {
		if (hasAccounts && path.startsWith('account.') && !path.endsWith('__c')) continue;
		const own = grants.filter((grant) => {
			const granted = grant.requireText('field').toLowerCase();
			return granted === path || PARTS[granted]?.test(path);
		});
		if (own.some((grant) => grant.flag('editable'))) continue;
		levels.set(path, own.some((grant) => grant.flag('readable')) ? 'read' : 'none');
	}
	return levels;
}

/**
 * Fields whose visibility an administrator can set: no system fields, no required ones, no fields of events. The owner and the
 * currency are everybody's who may read the record (describe says `permissionable: false` of both; assumed of the currency).
 */
function permissionableFields({ name: object, fields }: ObjectDefinition): string[] {
	if (object.endsWith('__e')) return [];
	const isOwn = (name: string) => ['Vendor_Number__c', 'Services__c', 'Order_Cutoff__c'].includes(name);
	return fields
		.filter(
			({ name, createable, required }) =>
				createable && !required && !ALWAYS_SEEN.includes(name) && !isOwn(name),
		)
		.map(({ name }) => `${object}.${name}`.toLowerCase());
}
