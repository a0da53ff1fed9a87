import type { FieldType } from '@jetstreamapp/soql-parser-js';
import { isJsonObject } from '../../simulator/fields';
import { fieldLevel } from '../access/checkAccess';
import type { FieldDefinition, Row } from '../metadata/definition';
import { recordAttributes, type RecordAttributes } from '../records/render';
import { refusal } from '../refusals/refusal';
import { findParent, objectOfId } from '../schema/org';
import { malformed } from './parse';
import { isPolymorphic, parentOf, readField, resolvePath } from './paths';
import type { QueryScope } from './scope';

/** Where a query has got to in the results: writes one selected thing into the record under construction. */
export type Projection = (row: Row, into: Record<string, unknown>) => void;

const MOST_WITH_ALL_FIELDS = 200;

/** Turns a child subquery into a projection. */
export type CompileSubquery = (field: Extract<FieldType, { type: 'FieldSubquery' }>) => Projection;

/**
 * Compiles the SELECT list.
 * @throws {Refusal} on unknown or repeated fields, and on what is not modelled (TYPEOF, functions)
 */
export function compileSelect(
	scope: QueryScope,
	{ fields = [], limit }: { fields?: FieldType[]; limit?: number },
	compileSubquery: CompileSubquery,
): Projection[] {
	const seen = new Set<string>();
	return fields.flatMap((field) => {
		if (field.type === 'FieldSubquery') return [compileSubquery(field)];
		if (field.type === 'FieldFunctionExpression' && field.functionName.toUpperCase() === 'FIELDS') {
			checkFieldsLimit(String(field.parameters[0]), limit);
			return allFields(scope, String(field.parameters[0])).map((name) => once(scope, [name], seen));
		}
		const [labelled] = toLabelPath(field);
		if (labelled) return [once(scope, stripAlias(scope, labelled), seen)];
		if (field.type === 'Field') return [once(scope, stripAlias(scope, [field.field]), seen)];
		if (field.type === 'FieldRelationship') {
			return [once(scope, stripAlias(scope, [...field.relationships, field.field]), seen)];
		}
		throw malformed(
			`${field.type === 'FieldTypeof' ? 'TYPEOF' : field.functionName} is not modelled in SELECT`,
		);
	});
}

/** All fields, or all custom ones, come for 200 records at most. */
function checkFieldsLimit(group: string, limit: number | undefined): void {
	if (group.toUpperCase() === 'STANDARD' || (limit !== undefined && limit <= MOST_WITH_ALL_FIELDS)) return;
	throw malformed(`The SOQL FIELDS function must have a LIMIT of at most ${MOST_WITH_ALL_FIELDS}`);
}

/** `toLabel(Status__c)`: the labels of the org are its values. */
function toLabelPath(field: FieldType): string[][] {
	if (field.type !== 'FieldFunctionExpression' || field.functionName.toUpperCase() !== 'TOLABEL') return [];
	return [String(field.parameters[0]).split('.')];
}

function once(scope: QueryScope, path: string[], seen: Set<string>): Projection {
	const key = path.join('.').toLowerCase();
	if (seen.has(key)) throw refusal('duplicateField', { field: path.join('.') });
	seen.add(key);
	return compilePath(scope, path);
}

function compilePath(scope: QueryScope, path: string[]): Projection {
	const { sim, actor, base } = scope;
	const { field, parents } = resolvePath({ ...scope, alias: undefined }, path.join('.'));
	return (row, into) => {
		let source: Row = row;
		let target = into;
		for (const parent of parents) {
			const next = parentOf(sim, actor, source, parent);
			const name = parent.relationshipName ?? parent.name;
			if (!next) {
				target[name] = null;
				return;
			}
			const existing = target[name];
			const record = isJsonObject(existing) ? existing : { attributes: parentAttributes(base, next, parent) };
			target[name] = record;
			target = record;
			source = next;
		}
		target[field.name] = readField(source, field);
	};
}

/** A polymorphic parent shows itself as the type `Name`. */
function parentAttributes(base: string, row: Row, reference: FieldDefinition): RecordAttributes {
	const type = objectOfId(String(row.Id))?.name ?? '';
	const attributes = recordAttributes(base, type, String(row.Id));
	return isPolymorphic(reference) ? { ...attributes, type: 'Name' } : attributes;
}

function allFields({ object, actor }: QueryScope, group: string): string[] {
	const wanted = group.toUpperCase();
	if (!['ALL', 'STANDARD', 'CUSTOM'].includes(wanted)) throw malformed(`unexpected token: '${group}'`);
	return object.fields
		.filter((field) => fieldLevel(actor, object, field) !== 'none')
		.filter(({ name }) => wanted === 'ALL' || name.endsWith('__c') === (wanted === 'CUSTOM'))
		.map(({ name }) => name);
}

function stripAlias({ object, alias }: QueryScope, path: string[]): string[] {
	const [first, ...rest] = path;
	const isPrefix = [alias, object.name].some((name) => name?.toLowerCase() === first.toLowerCase());
	return rest.length > 0 && isPrefix && !findParent(object, first) ? rest : path;
}
