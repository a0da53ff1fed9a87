import type { IDataObject } from 'n8n-workflow';

/**
 * A record without Salesforce's wrapping: no `attributes`, related records as objects, child lists as plain arrays
 * (empty where Salesforce says null is not told apart from "not read", so null stays null).
 */
export function flatRecord(record: Record<string, unknown>): IDataObject {
	const entries = Object.entries(record).filter(([name]) => name !== 'attributes');
	return Object.fromEntries(entries.map(([name, value]) => [name, flatValue(value)]));
}

function flatValue(value: unknown): IDataObject[string] {
	if (typeof value !== 'object' || value === null) return value as IDataObject[string];
	const { records, done } = value as { records?: unknown; done?: unknown };
	const isChildList = Array.isArray(records) && typeof done === 'boolean';
	if (isChildList) return records.map((child: Record<string, unknown>) => flatRecord(child));
	return flatRecord({ ...value });
}

/** The value at a name or a path like `BillingAddress.City`, without regard to case; undefined where there is none. */
export function valueAt(content: IDataObject, path: string): unknown {
	return path.split('.').reduce<unknown>((value, step) => {
		if (typeof value !== 'object' || value === null) return undefined;
		const found = Object.entries(value).find(([name]) => name.toLowerCase() === step.toLowerCase());
		return found?.[1];
	}, content);
}
