import type { INodeProperties } from 'n8n-workflow';

/** 15 characters of a case-sensitive id, or 18 with the check characters. */
const RECORD_ID = '[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?';

const idValidation = {
	type: 'regex' as const,
	properties: { regex: `^${RECORD_ID}$`, errorMessage: 'A Salesforce ID has 15 or 18 letters and digits' },
};

/** An object, chosen from the org's list or given by its API name. */
export const objectLocator: INodeProperties = {
	displayName: 'Object',
	name: 'objectName',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The Salesforce object the record belongs to',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchObjects', searchable: true },
		},
		{ displayName: 'By API Name', name: 'id', type: 'string', placeholder: 'e.g. AP_Invoice__c' },
	],
};

/** A platform event, chosen from the org's list or given by its API name. */
export const eventLocator: INodeProperties = {
	displayName: 'Event',
	name: 'eventName',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The platform event to publish',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchEvents', searchable: true },
		},
		{ displayName: 'By API Name', name: 'id', type: 'string', placeholder: 'e.g. BILL_Approval__e' },
	],
};

/** A record from a list, by id or by address. `searchListMethod` decides what the list offers. */
export function recordLocator(description: string, searchListMethod: string): INodeProperties {
	return {
		displayName: 'Record',
		name: 'recordId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. a01Hp00000XyZaBIAV',
				validation: [idValidation],
			},
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder:
					'e.g. https://mycompany.lightning.force.com/lightning/r/AP_Invoice__c/a01Hp00000XyZaBIAV/view',
				extractValue: { type: 'regex', regex: `[/=](${RECORD_ID})(?:[/?#&].*)?$` },
			},
		],
	};
}

/** A pending request of an approval, chosen from the list or given by its id. */
export const workItemLocator: INodeProperties = {
	displayName: 'Work Item',
	name: 'workItemId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The pending approval request',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchWorkItems', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 04iHp0000012345IAA',
			validation: [idValidation],
		},
	],
};

/** A user or a queue that approvals wait for. */
export const actorLocator: INodeProperties = {
	displayName: 'User or Queue',
	name: 'actorId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The user or queue that has to approve',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchActors', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 005Hp00000AbCdEIAV',
			validation: [idValidation],
		},
	],
};

/** Who is asked instead. */
export const newActorLocator: INodeProperties = {
	...actorLocator,
	displayName: 'New User or Queue',
	name: 'newActorId',
	description: 'Who has to approve from now on',
};
