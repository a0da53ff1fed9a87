import ts from 'typescript';
import type { Child } from './packageSource';

/** Elements Salesforce refuses when they are missing, although its own types do not say so. */
const REQUIRED: Record<string, string[]> = {
	CustomField: ['fullName', 'label', 'type'],
	Flow: ['apiVersion', 'processType', 'start', 'status'],
	ListView: ['columns'],
	CompactLayout: ['fields'],
};

const file = require.resolve('@salesforce/types/metadata').replace(/\.js$/, '.d.ts');
const program = ts.createProgram([file], { strict: true, lib: ['lib.es5.d.ts'], types: [] });
const checker = program.getTypeChecker();
const source = program.getSourceFile(file);
const exported = source && checker.getSymbolAtLocation(source);
const types = new Map(
	exported && checker.getExportsOfModule(exported).map((symbol) => [symbol.name, symbol]),
);

/**
 * Compares an element with what Salesforce publishes about its type: elements that do not exist, that are missing or that
 * repeat where they must not, and values that do not fit. Each finding names the element by its path.
 */
export function compareWithType(typeName: string, children: Child[]): string[] {
	const symbol = types.get(typeName);
	if (!symbol) return [`${typeName} is no metadata type`];
	const missing = (REQUIRED[typeName] ?? []).filter((name) => !children.some(([child]) => child === name));
	return [
		...missing.map((name) => `${typeName}/${name} is missing`),
		...compare(checker.getDeclaredTypeOfSymbol(symbol), children, typeName),
	];
}

function compare(type: ts.Type, children: Child[], path: string): string[] {
	const properties = new Map(type.getProperties().map((property) => [property.name, property]));
	const missing = [...properties.values()]
		.filter((property) => isRequired(property) && !children.some(([name]) => name === property.name))
		.map(({ name }) => `${path}/${name} is missing`);
	const findings = children.flatMap(([name, content], index) => {
		const property = properties.get(name);
		if (!property) return [`${path}/${name} does not exist`];
		const isApart =
			children.slice(0, index).some(([other]) => other === name) && children[index - 1][0] !== name;
		if (isApart) return [`${path}/${name} stands in two places`];
		return compareContent(checker.getTypeOfSymbol(property), content, `${path}/${name}`);
	});
	return [...missing, ...findings, ...repeated(properties, children, path)];
}

function repeated(properties: Map<string, ts.Symbol>, children: Child[], path: string): string[] {
	return [...properties.values()]
		.filter((property) => !checker.isArrayType(checker.getTypeOfSymbol(property)))
		.filter(({ name }) => children.filter(([child]) => child === name).length > 1)
		.map(({ name }) => `${path}/${name} repeats`);
}

function compareContent(declared: ts.Type, content: string | Child[], path: string): string[] {
	const type = checker.getNonNullableType(elementType(declared));
	if (isValue(type)) return fits(type, content) ? [] : [`${path} cannot be ${JSON.stringify(content)}`];
	if (typeof content === 'string') return [`${path} cannot be a text`];
	return compare(type, content, path);
}

function fits(type: ts.Type, content: string | Child[]): boolean {
	if (typeof content !== 'string') return content.length === 0; // an element without content
	if (type.flags & ts.TypeFlags.BooleanLike) return /^(true|false)$/.test(content);
	if (type.flags & ts.TypeFlags.NumberLike) return content.trim() !== '' && Number.isFinite(Number(content));
	const literals = type.isUnion() ? type.types : [type];
	if (literals.every((one) => one.flags & ts.TypeFlags.BooleanLiteral)) return /^(true|false)$/.test(content);
	return literals.some((one) => !one.isStringLiteral() || one.value === content);
}

function isValue(type: ts.Type): boolean {
	const flags = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike;
	return (
		(type.isUnion() ? type.types : [type]).every((one) => one.flags & flags) || type.symbol?.name === 'Date'
	);
}

/** Lists may be empty, whatever the types say, so only single elements can be missing. */
function isRequired(property: ts.Symbol): boolean {
	const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
	return (
		!isOptional && !checker.isArrayType(checker.getTypeOfSymbol(property)) && property.name !== 'content'
	);
}

function elementType(type: ts.Type): ts.Type {
	const present = checker.getNonNullableType(type);
	if (!checker.isArrayType(present)) return present;
	return checker.getTypeArguments(present as ts.TypeReference)[0];
}
