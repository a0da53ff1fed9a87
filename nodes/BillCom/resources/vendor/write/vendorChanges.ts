import type { IDataObject } from 'n8n-workflow';
import { objectOf, toBillRecord } from '../../../records/record';

/** The parts of an address that can be written; reads carry more. */
const ADDRESS_FIELDS = ['line1', 'line2', 'city', 'stateOrProvince', 'zipOrPostalCode', 'country'];

/**
 * What has to change so that `current` says what `wanted` says; empty when nothing. Only fields of `wanted` count. A
 * changed address is sent whole, because BILL does not say whether it merges one.
 */
export function vendorChanges(current: IDataObject, wanted: IDataObject): IDataObject {
	const changes: IDataObject = {};
	for (const [field, value] of Object.entries(wanted)) {
		if (!differs(current[field], value)) continue;
		changes[field] = field === 'address' ? { ...writableAddress(current), ...toBillRecord(value) } : value;
	}
	return changes;
}

/** A partial address, completed with what BILL has. */
export function withWholeAddress(current: IDataObject, changes: IDataObject): IDataObject {
	return { ...changes, address: { ...writableAddress(current), ...objectOf(changes, 'address') } };
}

function writableAddress(vendor: IDataObject): IDataObject {
	const address = objectOf(vendor, 'address');
	return Object.fromEntries(
		ADDRESS_FIELDS.flatMap((field) => (field in address ? [[field, address[field]]] : [])),
	);
}

function differs(current: unknown, wanted: unknown): boolean {
	if (typeof wanted === 'object' && wanted !== null) {
		const have = toBillRecord(current);
		return Object.entries(wanted).some(([field, value]) => differs(have[field], value));
	}
	// BILL shows an account number as a number at times.
	return String(current ?? '') !== String(wanted ?? '');
}
