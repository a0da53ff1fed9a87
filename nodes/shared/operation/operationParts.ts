import { isRecord } from '../values/json';
/**
 * Says which part an operation lacks, and of which operation. Types say so too; but a test, the build without types and n8n
 * run without them, and would fail somewhere else with words that name nothing.
 *
 * @throws Error that names the resource, the operation and the part
 */
export function assertParts(resource: string, operation: unknown, parts: string[]): void {
	if (!isRecord(operation))
		throw missing(`An operation of the resource "${resource}" is ${String(operation)}`);
	const option = isRecord(operation.option) ? operation.option : {};
	const name = `The operation "${String(option.value ?? '?')}" of the resource "${resource}"`;
	for (const part of ['name', 'value', 'action', 'description']) {
		if (!option[part]) throw missing(`${name} has no "option.${part}"`);
	}
	for (const part of parts) {
		if (operation[part] === undefined) throw missing(`${name} has no "${part}"`);
	}
}

function missing(what: string): Error {
	return new Error(`${what}. CONTRIBUTING.md says under "Add an operation" what belongs to one.`);
}
