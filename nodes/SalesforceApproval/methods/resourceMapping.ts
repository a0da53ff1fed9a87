import type { FieldType, ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import { describeObject, type FieldShape } from '../transport/describe';
import { lookUp } from './lookups';

/** Salesforce's types in n8n's; every other one is a text. */
const TYPES: Record<string, FieldType> = {
	boolean: 'boolean',
	currency: 'number',
	double: 'number',
	int: 'number',
	long: 'number',
	percent: 'number',
	date: 'dateTime',
	datetime: 'dateTime',
};

/** Columns of the chosen object for the mapper. Standard fields nobody must fill in wait behind "Add Field". */
function columns(
	objectParameter: string,
	use: { keep: (field: FieldShape) => boolean; isCreating: boolean },
) {
	return async function (this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		return await lookUp(this, 'list the fields', async ({ salesforce, chosen }) => {
			const objectName = chosen(objectParameter);
			if (objectName === '') return { fields: [] };
			const shape = await describeObject(salesforce, objectName, true);
			const fields = [...shape.fields.values()].filter(use.keep).map((field) => {
				const isRequired = use.isCreating && field.isRequired;
				return {
					id: field.name,
					displayName: `${field.label} (${field.name})`,
					required: isRequired,
					defaultMatch: false,
					canBeUsedToMatch: false,
					display: true,
					removed: !isRequired && !field.isCustom && !field.isNameField,
					type: field.values ? 'options' : (TYPES[field.type] ?? 'string'),
					...(field.values && { options: field.values.map(({ label, value }) => ({ name: label, value })) }),
				};
			});
			return { fields: fields.sort((a, b) => a.displayName.localeCompare(b.displayName)) };
		});
	};
}

const isWriteable = ({ isCreateable, isUpdateable }: FieldShape) => isCreateable || isUpdateable;

/** Columns of the resource mappers. */
export const resourceMapping = {
	getCreateColumns: columns('objectName', { keep: ({ isCreateable }) => isCreateable, isCreating: true }),
	getEventColumns: columns('eventName', { keep: ({ isCreateable }) => isCreateable, isCreating: true }),
	getUpdateColumns: columns('objectName', { keep: ({ isUpdateable }) => isUpdateable, isCreating: false }),
	getUpsertColumns: columns('objectName', { keep: isWriteable, isCreating: false }),
};
