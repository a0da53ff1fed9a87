import type { INodeProperties } from 'n8n-workflow';
import { foldedText } from '../../../../shared/names';
import { to18 } from '../../../../shared/salesforceId';
import type { Objection } from '../../../operation/failure';
import { type ParameterReader, toRecord } from '../../../parameters/reader';

/** Somebody who had a part in the payment, under every name that is known of him. */
export interface RoleOfPerson {
	role: string;
	/** As people write them; compared in one form. */
	names: string[];
}

export const differentPeopleField: INodeProperties = {
	displayName: 'Different People',
	name: 'differentPeople',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add person',
	default: {},
	description:
		'Who had which part in the payment, such as submitter, approver and who changed the bank account. If one person had two of them, nothing is sent.',
	options: [
		{
			displayName: 'Person',
			name: 'person',
			values: [
				{
					displayName: 'Person',
					name: 'person',
					type: 'string',
					default: '',
					placeholder: 'e.g. 0055g00000AbCdEAAV, ann@acme.example',
					description:
						'All that is known of the person, separated by commas: user IDs of Salesforce and BILL, email addresses, names. If empty, the role is not compared.',
				},
				{
					displayName: 'Role',
					name: 'role',
					type: 'string',
					default: '',
					placeholder: 'e.g. approver',
					description: 'What the person did, as the error is to call it',
				},
			],
		},
	],
};

/** What stands under Different People, or in a row of a mass payment. */
export function readDifferentPeople(read: ParameterReader, value: unknown): RoleOfPerson[] {
	const rows = Array.isArray(value) ? value : toRecord(value).person;
	if (!Array.isArray(rows)) return [];
	return rows.map(toRecord).flatMap(({ role, person }, place) => {
		const label = `person ${place + 1} of Different People`;
		const names = read
			.textOf(person, label)
			.split(/[,;\n]/)
			.map((name) => name.trim())
			.filter((name) => name !== '');
		return names.length > 0 ? [{ role: read.textOf(role, `Role of ${label}`) || 'person', names }] : [];
	});
}

/** Two roles that one person has, each pair once. */
export function samePersonObjections(people: RoleOfPerson[]): Objection[] {
	return people.flatMap((one, place) =>
		people.slice(place + 1).flatMap((other) => {
			const theirs = new Set(other.names.map(identity));
			const shared =
				one.role === other.role ? undefined : one.names.find((name) => theirs.has(identity(name)));
			return shared === undefined ? [] : [samePerson(one.role, other.role, shared)];
		}),
	);
}

function samePerson(role: string, other: string, name: string): Objection {
	return {
		reason: 'samePerson',
		what: `${name} is both ${role} and ${other}`,
		fix: 'Nothing was sent. Have somebody else do one of the two.',
		expected: 'two people',
		found: name,
		facts: { roles: [role, other] },
	};
}

/** One form of an id, an address or a name. Salesforce writes its ids with 15 or 18 characters; those of 18 need no capitals. */
function identity(name: string): string {
	return foldedText(/\d/.test(name) ? to18(name) : name);
}
