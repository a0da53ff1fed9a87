import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESOURCES } from '../../../nodes/BillCom/run/resources';
import { RESOURCES as SALESFORCE } from '../../../nodes/SalesforceApproval/run/resources';
import { operationsPage } from '../../../scripts/operationsPage';

it('describes every operation of the BILL node as it is; write it anew with "npm run docs"', () => {
	const page = readFileSync(join(__dirname, '../../../docs/bill-operations.md'), 'utf8');

	expect(page).toBe(operationsPage(RESOURCES));
});

it('names every operation of both nodes in the table "Operations" of README.md', () => {
	const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
	const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
	// "Customer, Role | Get, Get Many", "Record (Salesforce) | …"; "Add, Get and Remove Bank Account" names three.
	const rows = [...readme.matchAll(/^\| (.+?) \| (.+) \|$/gm)].flatMap(([, names = '', words = '']) =>
		names.split(', ').map((name) => [name.toLowerCase(), wordsOf(words)] as const),
	);
	const table = new Map(rows);
	const missing = (resource: string, operation: string) =>
		wordsOf(operation).some((word) => !table.get(resource.toLowerCase())?.includes(word));

	expect([
		...RESOURCES.flatMap(({ menu, operations }) =>
			operations
				.filter(({ option }) => missing(menu.name, option.name))
				.map(({ option }) => `${menu.name}: ${option.name}`),
		),
		...SALESFORCE.flatMap(({ menu, operations }) =>
			operations
				.filter(({ option }) => missing(`${menu.name} (Salesforce)`, option.name))
				.map(({ option }) => `${menu.name} (Salesforce): ${option.name}`),
		),
	]).toEqual([]);
});
