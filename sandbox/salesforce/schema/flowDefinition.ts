import { type FieldValue, type ObjectDefinition, systemField } from '../metadata/definition';
import { flowNames, readFlow } from '../metadata/packageSource';
import { idField } from '../metadata/systemFields';

/** What the org knows of its flows. `IsActive` follows the switch `flowsAreActive`. */
export const flowDefinitionView: ObjectDefinition = {
	name: 'FlowDefinitionView',
	label: 'Flow Definition View',
	labelPlural: 'Flow Definition Views',
	keyPrefix: '3dd',
	createable: false,
	updateable: false,
	deletable: false,
	queryable: true,
	fields: [
		idField,
		systemField('DurableId', 'string', { length: 255 }),
		systemField('ApiName', 'string', { label: 'API Name', length: 255 }),
		systemField('Label', 'string', { length: 255 }),
		systemField('ProcessType', 'picklist', { length: 40, picklistValues: ['AutoLaunchedFlow', 'Flow'] }),
		systemField('IsActive', 'boolean', { label: 'Active' }),
	],
};

/** The flows of the shipped package. */
export const SHIPPED_FLOWS: ReadonlyArray<Record<string, FieldValue>> = flowNames().map((ApiName) => {
	const flow = readFlow(ApiName);
	return {
		DurableId: ApiName,
		ApiName,
		Label: flow.requireText('label'),
		ProcessType: flow.requireText('processType'),
	};
});
