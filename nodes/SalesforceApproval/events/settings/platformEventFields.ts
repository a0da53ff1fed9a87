import type { INodeProperties } from 'n8n-workflow';
import { SHIPPED_FIELD_NAMES } from '../translators/fieldNames';

/** Which platform event. */
export const topic: INodeProperties = {
	displayName: 'Topic',
	name: 'topic',
	type: 'string',
	required: true,
	default: '/event/BILL_Approval__e',
	placeholder: 'e.g. /event/BILL_Approval__e',
	description: 'API name of the platform event after /event/, for example /event/BILL_Approval__e',
	displayOptions: { show: { source: ['platformEvent'] } },
};

/** An option: another event than the shipped one. */
export const eventFieldNames: INodeProperties = {
	displayName: 'Event Field Names',
	name: 'fieldNames',
	type: 'fixedCollection',
	default: {},
	description: 'The field names of your platform event, if it is not the shipped one',
	displayOptions: { show: { '/source': ['platformEvent'] } },
	options: [
		{
			displayName: 'Field Names',
			name: 'names',
			values: [
				mappedField('Record ID', 'recordId', 'Field with the ID of the approved record'),
				mappedField('Object', 'objectName', "Field with the API name of the record's object"),
				mappedField('Decision', 'decision', 'Field with the outcome, e.g. Approved, Rejected or Recalled'),
				mappedField('Approval ID', 'approvalId', 'Field with the ID of the approval'),
				mappedField('Amount', 'amount', 'Field with the approved amount'),
				mappedField('Decided By', 'decidedBy', 'Field with the user who decided'),
				mappedField('Decided At', 'decidedAt', 'Field with the time of the decision'),
				mappedField('Process Name', 'processName', 'Field with the name of the approval process'),
			],
		},
	],
};

function mappedField(
	displayName: string,
	name: keyof typeof SHIPPED_FIELD_NAMES,
	description: string,
): INodeProperties {
	const shippedName = SHIPPED_FIELD_NAMES[name];
	return { displayName, name, type: 'string', default: shippedName, description };
}
