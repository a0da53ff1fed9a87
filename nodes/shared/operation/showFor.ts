import type { INodeProperties } from 'n8n-workflow';

/**
 * Shows fields for one operation of one resource; conditions a field already has are kept.
 *
 * Resource and operation come first: n8n 2.41 goes through the conditions in order and shows a field at once when it meets
 * one on a parameter that holds an expression. A required field of another resource would then stop the workflow.
 */
export function showFor(resource: string, operation: string, fields: INodeProperties[]): INodeProperties[] {
	return fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { resource: [resource], operation: [operation], ...field.displayOptions?.show },
		},
	}));
}
