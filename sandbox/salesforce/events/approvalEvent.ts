import type { FieldDefinition } from '../metadata/definition';
import { approvalEventObject } from '../schema/shippedPackage';
import { type EventFieldDefinition, platformEventSchema } from './schema';

/** The channel on which the sandbox's org announces a final approval decision. */
export const APPROVAL_TOPIC = `/event/${approvalEventObject.name}`;

const EVENT_TYPES: Partial<Record<FieldDefinition['type'], EventFieldDefinition['type']>> = {
	string: 'Text',
	double: 'Number',
	boolean: 'Checkbox',
	datetime: 'DateTime',
};

/** The schema of the event the shipped Salesforce package publishes after a final decision. */
export const approvalEventSchema = platformEventSchema(
	approvalEventObject.name,
	approvalEventObject.fields.filter(({ name }) => name.endsWith('__c')).map(toEventField),
);

function toEventField({ name, type }: FieldDefinition): EventFieldDefinition {
	const eventType = EVENT_TYPES[type];
	if (!eventType)
		throw new Error(`The simulator does not model event fields of type ${type}, which ${name} is of`);
	return { name, type: eventType };
}
