import { isJsonObject } from '../../simulator/fields';
import { runApprovalRequest } from '../approvals/run';
import { requireBody } from '../http/bodies';
import type { Route } from '../http/route';
import { stampApproved } from '../flows/stampApproved';
import type { FieldValue, Row } from '../metadata/definition';
import { createRecord, insertRow } from '../records/save';
import { toFieldValue } from '../records/values';
import { refusal } from '../refusals/refusal';
import { findField, findObject } from '../schema/org';
import { created } from '../simulation/reply';
import type { Actor, Simulation } from '../simulation/simulation';
import { SUBMITTER } from '../tenant';

const SEEDER: Actor = { userId: SUBMITTER.id, isAdministrator: true };

/**
 * POST /sandbox/seed. Loads accounts, and invoices with their `lines`; an invoice names its vendor by `Vendor__c` or
 * by `vendorName`, which creates the account once. `submit: true` sends the invoices into approval. `records` takes
 * rows of any object as they are, also of objects the API cannot write: `{"ApprovalSubmission": [{…}]}`.
 */
export const seed: Route = {
	access: 'public',
	method: 'POST',
	path: '/sandbox/seed',
	handle: ({ sim, body }) => {
		const given = requireBody(body);
		const accounts = listOf(given.accounts).map((fields) => idOf(createNamed(sim, 'Account', fields)));
		const invoices = listOf(given.invoices).map((fields) => seedInvoice(sim, fields));
		if (given.submit === true) for (const { id } of invoices) submitForApproval(sim, id);
		const records = isJsonObject(given.records) ? given.records : {};
		return created({
			accounts,
			invoices: invoices.map(({ id }) => id),
			lines: invoices.map(({ lines }) => lines),
			records: Object.fromEntries(
				Object.entries(records).map(([name, rows]) => [
					name,
					listOf(rows).map((row) => insertRaw(sim, name, row)),
				]),
			),
		});
	},
};

function seedInvoice(sim: Simulation, given: Record<string, unknown>): { id: string; lines: string[] } {
	const { lines, vendorName, Approval_Status__c: status, ...fields } = given;
	const vendor = typeof vendorName === 'string' ? { Vendor__c: accountNamed(sim, vendorName) } : {};
	// Nobody can add a line to an approved invoice, so the status comes last; nothing was decided, so nothing runs.
	const isLater = Array.isArray(lines) && status !== undefined;
	const now = isLater || status === undefined ? fields : { ...fields, Approval_Status__c: status };
	const row = createNamed(sim, 'AP_Invoice__c', { ...now, ...vendor });
	const id = idOf(row);
	const lineIds = listOf(lines).map((line) =>
		idOf(createNamed(sim, 'AP_Invoice_Line__c', { ...line, AP_Invoice__c: id })),
	);
	if (isLater) putStatus(sim, row, status);
	return { id, lines: lineIds };
}

function putStatus(sim: Simulation, row: Row, status: unknown): void {
	const invoice = findObject('AP_Invoice__c');
	const field = invoice && findField(invoice, 'Approval_Status__c');
	if (!field) return;
	const after = { ...row, Approval_Status__c: toFieldValue(field, status) };
	sim.store.put(invoice, stampApproved(sim, { object: invoice, before: row, after }));
}

function accountNamed(sim: Simulation, name: string): string {
	const account = findObject('Account');
	const known =
		account &&
		sim.store
			.table(account)
			.find('Name', name)
			.find((row) => row.Name === name);
	return idOf(known ?? createNamed(sim, 'Account', { Name: name }));
}

function submitForApproval(sim: Simulation, contextId: string): void {
	const { refused } = runApprovalRequest(sim, SEEDER, { actionType: 'Submit', contextId });
	if (refused) throw refused;
}

function createNamed(sim: Simulation, name: string, fields: Record<string, unknown>) {
	const object = findObject(name);
	if (!object) throw refusal('unknownQueryObject', { object: name });
	return createRecord(sim, SEEDER, object, fields);
}

function insertRaw(sim: Simulation, name: string, given: Record<string, unknown>): string {
	const object = findObject(name);
	if (!object) throw refusal('unknownQueryObject', { object: name });
	const values = Object.entries(given).map(([key, value]): [string, FieldValue] => {
		const field = findField(object, key);
		if (!field) throw refusal('unknownColumn', { column: key, object: name });
		return [field.name, toFieldValue(field, value)];
	});
	return idOf(insertRow(sim, SEEDER, object, Object.fromEntries(values)));
}

function listOf(value: unknown): Array<Record<string, unknown>> {
	if (value === undefined) return [];
	if (!Array.isArray(value) || !value.every(isJsonObject)) {
		throw refusal('jsonSyntax', { detail: 'Seeds are arrays of objects' });
	}
	return value;
}

function idOf(row: { readonly [name: string]: FieldValue }): string {
	return String(row.Id);
}
