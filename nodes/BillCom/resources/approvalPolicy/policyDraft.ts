import type { IDataObject } from 'n8n-workflow';
import { formatCents, toCents } from '../../../shared/money';
import { MONEY_FIX, notMoney, type ParameterReader, toRecord, toText } from '../../parameters/reader';
import { listOf, objectOf, textOf, toBillRecord } from '../../records/record';
import type { PolicyDraft } from './policyCalls';

/** The rules given in Rules. @throws NodeOperationError for a rule without a value, or an amount that is none */
export function readRules(read: ParameterReader, value: unknown): PolicyDraft['rules'] {
	const { rule } = toRecord(value);
	const rows = Array.isArray(rule) ? rule.map(toRecord) : [];
	return rows.map((row, index) => {
		const key = toText(row.key) || 'BILL_AMOUNT';
		const op = toText(row.op) || 'gte';
		return { key, op, values: [ruleValue(read, key, row.value, `Value of rule ${index + 1}`)] };
	});
}

function ruleValue(read: ParameterReader, key: string, value: unknown, label: string): string {
	if (key !== 'BILL_AMOUNT') {
		const text = toText(value);
		if (text) return text;
		throw read.refuse(`${label} is missing`, `Fill in ${label}.`);
	}
	const cents = toCents(value);
	if (cents === undefined) throw read.refuse(notMoney(label, value), MONEY_FIX);
	if (cents < 0) throw read.refuse(`${label} is ${formatCents(cents)}`, 'Enter an amount of zero or more.');
	return formatCents(cents);
}

/**
 * The policy as it would be written: BILL reads it out in another form, values as `{value, displayName}` and approvers
 * apart in users and groups (field reports, 2026-11). `approvers` is undefined where their order cannot be told, which is
 * where both people and groups are asked, or where an id is missing.
 */
export function toPolicyDraft(
	policy: IDataObject,
): Omit<PolicyDraft, 'approvers'> & { approvers?: string[] } {
	const rules = listOf(policy, 'rules').map((rule) => ({
		key: textOf(rule, 'key'),
		op: textOf(rule, 'op'),
		values: valuesOf(rule.values),
	}));
	return { policyName: textOf(policy, 'policyName'), rules, approvers: approversOf(policy) };
}

function valuesOf(values: unknown): string[] {
	if (!Array.isArray(values)) return [];
	return values.map((value: unknown) => toText(value) || toText(toBillRecord(value).value));
}

function approversOf(policy: IDataObject): string[] | undefined {
	const asked = objectOf(policy, 'approvers');
	const users = listOf(asked, 'users').map((user) => textOf(user, 'userId') || textOf(user, 'id'));
	const groups = listOf(asked, 'groups').map(
		(group) => textOf(group, 'groupId') || textOf(group, 'id') || textOf(group, 'approvalGroupId'),
	);
	const ids = [...users, ...groups];
	const isMixed = users.length > 0 && groups.length > 0;
	return isMixed || ids.length === 0 || ids.includes('') ? undefined : ids;
}
