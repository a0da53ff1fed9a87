import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { assertAgentMayChangeEntity, entityFields, legacyId, legacyOutput, readEntity } from './entity';
import { callLegacy } from './legacyCalls';
import { readValues, valueFields } from './legacyFields';
import type { RunClient } from '../../transport/client';

/** POST /api/v2/Crud/Update/{Entity}.json with the given fields. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a legacy record',
		description: 'Change fields of an object of API v2',
	},
	agentMayNeed: ['anything'],
	output: legacyOutput,
	calls: 1,
	fields: [...entityFields, legacyId, ...valueFields],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const entity = readEntity(read);
		assertAgentMayChangeEntity(ctx, entity, itemIndex);
		const id = read.requiredText(legacyId);
		const obj = { ...readValues(read), entity, id };
		const intent = `update the v2 entity ${entity} ${id}`;
		return [await callLegacy(client, { verb: 'Update', entity, data: { obj }, intent, itemIndex })];
	},
};
