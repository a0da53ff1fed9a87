/** What "Add an operation" of CONTRIBUTING.md promises: whoever leaves a step out is told which, and of what. */
import type { Operation } from '../../nodes/BillCom/operation/operation';
import { resource } from '../../nodes/BillCom/operation/resource';
import { resource as salesforceResource } from '../../nodes/SalesforceApproval/operation/resource';
import { sourcesIn } from './sources';

const WHOLE = {
	option: { name: 'Greet', value: 'greet', action: 'Greet a vendor', description: 'Say hello to a vendor' },
	fields: [],
	output: { shape: { id: 'text' } },
	calls: 1,
	execute: async () => [],
};

const without = (part: string) => Object.fromEntries(Object.entries(WHOLE).filter(([name]) => name !== part));
const withoutInMenu = (part: string) => ({ ...WHOLE, option: { ...WHOLE.option, [part]: undefined } });
/** As somebody writes it who leaves something out; the type check would say so as well. */
const put = (operation: unknown) => () =>
	resource({ name: 'Vendor', value: 'vendor' }, [operation as Operation], 'greet');

it.each(['fields', 'output', 'calls', 'execute'])(
	'names the operation and "%s", when that is left out',
	(part) => {
		expect(put(without(part))).toThrow(`The operation "greet" of the resource "vendor" has no "${part}"`);
	},
);

it.each(['name', 'action', 'description'])('names the operation whose menu entry has no %s', (part) => {
	expect(put(withoutInMenu(part))).toThrow(
		`The operation "greet" of the resource "vendor" has no "option.${part}"`,
	);
});

it('names the resource, when an operation was not exported', () => {
	expect(put(undefined)).toThrow('An operation of the resource "vendor" is undefined');
});

it('does so in the Salesforce node too', () => {
	const operation = WHOLE as never;

	expect(() => salesforceResource({ name: 'Record', value: 'record' }, [operation], 'greet')).toThrow(
		'The operation "greet" of the resource "record" has no "intent"',
	);
});

it('puts every *.operation.ts into a menu: whoever forgets index.ts or run/resources.ts finds the file here', () => {
	const sources = sourcesIn('nodes');
	const listed = new Set(['nodes/BillCom/run/resources.ts', 'nodes/SalesforceApproval/run/resources.ts']);
	// A set hands out what is added to it meanwhile.
	for (const file of listed)
		sources.find((source) => source.file === file)?.imports.forEach((other) => listed.add(other));
	const operations = sources.map(({ file }) => file).filter((file) => file.endsWith('.operation.ts'));

	expect(operations.length).toBeGreaterThan(100);
	expect(operations.filter((file) => !listed.has(file))).toEqual([]);
});
