import type { INodeProperties } from 'n8n-workflow';
import { type ParameterReader, toRecord, toText } from '../../parameters/reader';

/** What the approver says; mentions in it notify nobody. */
export const comment: INodeProperties = {
	displayName: 'Comment',
	name: 'comment',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	description: 'Plain text stored with the decision. Mentions (@name) do not notify anyone.',
};

/** Who decides, in this order. Each row: `userId`, a user, or several ids with commas between them. */
export const approvers: INodeProperties = {
	displayName: 'Approvers',
	name: 'approvers',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Approver',
	default: {},
	required: true,
	description: 'Who has to approve, in this order',
	options: [
		{
			displayName: 'Approver',
			name: 'approver',
			values: [
				{
					displayName: 'Approver',
					name: 'userId',
					type: 'resourceLocator',
					default: { mode: 'list', value: '' },
					description: 'A user with the role Administrator, Accountant or Approver',
					modes: [
						{
							displayName: 'From List',
							name: 'list',
							type: 'list',
							placeholder: 'Select a user...',
							typeOptions: { searchListMethod: 'searchUsers', searchable: true },
						},
						{
							displayName: 'By ID',
							name: 'id',
							type: 'string',
							placeholder: 'e.g. 00601ABCDEFGHIJKLMNO',
							hint: 'Separate several IDs with commas; they are asked in this order',
						},
					],
				},
			],
		},
	],
};

/**
 * The ids given in Approvers, in order; a row may hold several with commas between them.
 *
 * @throws NodeOperationError for a row without an id, or an id that stands there twice
 */
export function readApprovers(read: ParameterReader, value: unknown): string[] {
	const { approver } = toRecord(value);
	const rows = Array.isArray(approver) ? approver.map(toRecord) : [];
	const ids = rows.flatMap((row, index) => {
		const given = idsIn(row.userId);
		if (given.length > 0) return given;
		throw read.refuse(`Approver ${index + 1} is missing`, 'Choose a user, or remove the row.');
	});
	const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
	if (repeated === undefined) return ids;
	throw read.refuse(
		`Approvers lists ${repeated} twice`,
		'Each approver decides once. Remove the second row.',
	);
}

/** Inside a collection n8n hands a resource locator over as it is stored. */
function idsIn(value: unknown): string[] {
	const text = toText(typeof value === 'object' && value !== null ? toRecord(value).value : value);
	return text
		.split(',')
		.map((id) => id.trim())
		.filter((id) => id !== '');
}
