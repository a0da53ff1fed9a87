import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const NODES = join(__dirname, '../../../nodes');
/** What a row of Approvals goes through, from the reading of its invoice to its payment. */
const OPERATIONS = [
	'SalesforceApproval/resources/record/get.operation.ts',
	'SalesforceApproval/resources/record/getAll.operation.ts',
	'SalesforceApproval/resources/record/claim.operation.ts',
	'SalesforceApproval/resources/record/update.operation.ts',
	'SalesforceApproval/transport/errors.ts',
	'BillCom/resources/vendor/upsert.operation.ts',
	'BillCom/resources/bill/create.operation.ts',
	'BillCom/resources/payment/create.operation.ts',
	'BillCom/operation/failure.ts',
];

/**
 * Every reason that the operations which pay an invoice can give, as the source says it: the value of a property `reason`,
 * or what is handed to a parameter of that name.
 */
export function reasonsOfNodes(): string[] {
	const files = new Set<string>();
	for (const operation of OPERATIONS) collect(join(NODES, operation), files);
	const sources = [...files].map((file) => parsed(file));
	const parameters = new Map<string, number>();
	for (const source of sources) walk(source, (node) => noteParameter(node, parameters));
	const reasons = new Set<string>();
	for (const source of sources) {
		walk(source, (node) => {
			for (const reason of reasonsIn(node, parameters)) reasons.add(reason);
		});
	}
	return [...reasons].sort();
}

function collect(file: string, seen: Set<string>): void {
	if (seen.has(file)) return;
	seen.add(file);
	for (const statement of parsed(file).statements) {
		if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
		const specifier = statement.moduleSpecifier;
		if (!specifier || !ts.isStringLiteral(specifier) || !specifier.text.startsWith('.')) continue;
		if (ts.isImportDeclaration(statement) && statement.importClause?.isTypeOnly) continue;
		const path = join(dirname(file), specifier.text);
		const found = [`${path}.ts`, join(path, 'index.ts')].find((one) => existsSync(one));
		if (found) collect(found, seen);
	}
}

const parsed = (file: string) =>
	ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
	visit(node);
	node.forEachChild((child) => walk(child, visit));
}

/** At which place a function, or the constructor of a class, takes a reason. */
function noteParameter(node: ts.Node, parameters: Map<string, number>): void {
	const [name, taken] = signatureOf(node);
	const index = taken.findIndex((one) => ts.isIdentifier(one.name) && one.name.text === 'reason');
	if (name && index >= 0) parameters.set(name, index);
}

function signatureOf(node: ts.Node): [string | undefined, readonly ts.ParameterDeclaration[]] {
	if (ts.isFunctionDeclaration(node)) return [node.name?.text, node.parameters];
	if (ts.isClassDeclaration(node)) {
		const constructor = node.members.find((one) => ts.isConstructorDeclaration(one));
		return [node.name?.text, constructor?.parameters ?? []];
	}
	if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isArrowFunction(node.initializer))
		return [undefined, []];
	return [node.name.getText(), node.initializer.parameters];
}

function reasonsIn(node: ts.Node, parameters: Map<string, number>): string[] {
	if (ts.isPropertyAssignment(node) && node.name.getText() === 'reason') return words(node.initializer);
	if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
	const argument = node.arguments?.[parameters.get(node.expression.getText()) ?? -1];
	return argument ? words(argument) : [];
}

/** The words an expression may become; a sentence is no reason. */
function words(expression: ts.Expression): string[] {
	if (ts.isStringLiteral(expression)) return /^[a-z]\w+$/.test(expression.text) ? [expression.text] : [];
	if (!ts.isConditionalExpression(expression)) return [];
	return [...words(expression.whenTrue), ...words(expression.whenFalse)];
}
