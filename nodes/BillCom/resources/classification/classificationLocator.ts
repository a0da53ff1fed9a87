import type { INodeProperties } from 'n8n-workflow';
import type { ClassificationKind } from './kinds';
import { type LocatorWords, recordLocator } from '../../parameters/locators';

/** An entry of a list bills are coded with, by search or id. Named as BILL names its id, such as `departmentId`. */
export function classificationLocator(kind: ClassificationKind, words: LocatorWords = {}): INodeProperties {
	const { title, idField, label, oneLabel, idExample, searchMethod } = kind;
	return recordLocator(
		{ displayName: title, name: idField, label: oneLabel, idExample, searchMethod },
		{ description: `The ${label} in BILL. The list can be searched by name.`, ...words },
	);
}
