import { ast, type FormulaNode } from 'formulon';
import type { FieldDefinition, FieldValue, ObjectDefinition, Row } from '../metadata/definition';
import { findField, findObject, findParent } from '../schema/org';

/** A record as a formula sees it; `before` is absent when it is being created. */
export interface FormulaRecord {
	before?: Row;
	after: Row;
	/** The record a reference points to. */
	parent: (object: ObjectDefinition, id: FieldValue) => Row | undefined;
}

type Read<T> = (record: FormulaRecord) => T;

/**
 * Turns a formula that is true or false into a function. Modelled, as the formula reference has them: AND, OR, NOT,
 * ISNEW, ISCHANGED, ISPICKVAL, PRIORVALUE, and fields of the record and of its parents, one level up. Checked when it
 * is read, as Salesforce does: a formula that uses anything else, or a field that does not exist, never runs.
 * @throws {Error} naming what cannot be evaluated
 */
export function readCondition(object: ObjectDefinition, formula: string): Read<boolean> {
	return conditionOf(object, ast(formula));
}

function conditionOf(object: ObjectDefinition, node: FormulaNode): Read<boolean> {
	const { id, args } = callOf(node);
	const conditions = () => args.map((arg) => conditionOf(object, arg));
	switch (id) {
		case 'and': {
			const all = conditions();
			return (record) => all.every((isTrue) => isTrue(record));
		}
		case 'or': {
			const some = conditions();
			return (record) => some.some((isTrue) => isTrue(record));
		}
		case 'not': {
			const [condition] = conditions();
			return (record) => !condition(record);
		}
		case 'isnew':
			return ({ before }) => before === undefined;
		case 'ischanged': {
			const { name } = ownField(object, args[0]);
			return ({ before, after }) => before !== undefined && before[name] !== after[name];
		}
		case 'ispickval':
			return isPicklistValue(object, args);
		default:
			throw new Error(`The simulator does not evaluate ${id.toUpperCase()} in formulas`);
	}
}

function isPicklistValue(object: ObjectDefinition, [field, literal]: FormulaNode[]): Read<boolean> {
	const { definition, read } = valueOf(object, field);
	const value = literal?.type === 'literal' ? literal.value : undefined;
	if (!definition.picklistValues?.includes(String(value)))
		throw new Error(`${definition.name} has no picklist value ${String(value)}`);
	return (record) => read(record) === value;
}

function valueOf(
	object: ObjectDefinition,
	node: FormulaNode | undefined,
): { definition: FieldDefinition; read: Read<FieldValue> } {
	if (node?.type === 'callExpression') {
		if (node.id !== 'priorvalue')
			throw new Error(`The simulator does not evaluate ${node.id.toUpperCase()} as a value in formulas`);
		const definition = ownField(object, node.arguments[0]);
		// Of a record that is being created it is the value it gets.
		return { definition, read: ({ before, after }) => (before ?? after)[definition.name] };
	}
	const path = node?.type === 'identifier' ? node.name.split('.') : [];
	if (path.length === 2) {
		const reference = findParent(object, path[0]);
		const parent = findObject(reference?.referenceTo?.[0] ?? '');
		if (!reference || !parent) throw new Error(`${object.name} has no parent ${path[0]}`);
		const definition = fieldNamed(parent, path[1]);
		return {
			definition,
			read: (record) => record.parent(parent, record.after[reference.name])?.[definition.name] ?? null,
		};
	}
	const definition = ownField(object, node);
	return { definition, read: ({ after }) => after[definition.name] };
}

function ownField(object: ObjectDefinition, node: FormulaNode | undefined): FieldDefinition {
	if (node?.type !== 'identifier') throw new Error(`A formula of ${object.name} needs a field`);
	return fieldNamed(object, node.name);
}

function fieldNamed(object: ObjectDefinition, name: string): FieldDefinition {
	const field = findField(object, name);
	if (!field) throw new Error(`${object.name} has no field ${name}`);
	return field;
}

function callOf(node: FormulaNode): { id: string; args: FormulaNode[] } {
	if (node.type === 'callExpression') return { id: node.id, args: node.arguments };
	throw new Error(
		`The simulator cannot read this formula: ${node.type === 'error' ? node.message : node.type}`,
	);
}
