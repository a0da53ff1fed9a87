import type { IDataObject } from 'n8n-workflow';
import { normalName } from '../../../../shared/names';
import { type FailedCheckError, refusedFor } from '../../../operation/failure';
import { textOf, toBillRecord } from '../../../records/record';
import type { BillClient } from '../../../transport/client';

/** An item that writes its fields to a vendor. */
export interface VendorWriter {
	/** BILL's id where it is known, else empty. */
	knownId: string;
	name: string;
	fields: IDataObject;
	itemIndex: number;
}

/**
 * The items that want something else of a vendor than an earlier one of the same run: which of them is right only a person
 * knows, and where the address is in dispute, a check is. One vendor are items of one known id, and items of one name,
 * unless each has an id of its own.
 */
export function contradictions<Writer extends VendorWriter>(
	client: BillClient,
	writers: Writer[],
): Map<Writer, FailedCheckError> {
	const earlier = new Map<string, Writer[]>();
	const wrong = new Map<Writer, FailedCheckError>();
	for (const writer of writers) {
		const { knownId, name } = writer;
		const [byId, byName] = [`id ${knownId}`, `name ${normalName(name)}`];
		const same = [
			...(knownId ? (earlier.get(byId) ?? []) : []),
			...(earlier.get(byName) ?? []).filter((other) => !knownId || !other.knownId),
		];
		const other = same.find(({ fields }) => disputed(fields, writer.fields).length > 0);
		if (other) wrong.set(writer, refusal(client.of(writer.itemIndex), writer, other));
		else for (const key of [byId, byName]) earlier.set(key, [...(earlier.get(key) ?? []), writer]);
	}
	return wrong;
}

function refusal(client: BillClient, { name, fields }: VendorWriter, other: VendorWriter): FailedCheckError {
	const disputedFields = disputed(other.fields, fields);
	const what = `Vendor ${name}: item ${other.itemIndex} gives the same vendor another ${disputedFields.join(', ')}`;
	const fix = 'Make the two items agree. Nothing of this item was sent.';
	const facts = { otherItem: other.itemIndex, fields: disputedFields };
	return refusedFor(client, { reason: 'itemsContradict', what, fix }, { facts });
}

/** The fields that both give, and give differently. A name is the same in any spelling. */
function disputed(one: IDataObject, other: IDataObject, before = ''): string[] {
	return Object.entries(other).flatMap(([field, value]) => {
		const first = one[field];
		if (first === undefined) return [];
		if (typeof value === 'object' && value !== null)
			return disputed(toBillRecord(first), toBillRecord(value), `${before}${field}.`);
		const isSame =
			before === '' && field === 'name'
				? normalName(textOf(one, field)) === normalName(textOf(other, field))
				: String(first) === String(value);
		return isSame ? [] : [`${before}${field}`];
	});
}
