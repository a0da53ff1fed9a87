import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { assertAgentMayChangeEntity, entityFields, legacyId, legacyOutput, readEntity } from './entity';
import { callLegacy } from './legacyCalls';
import type { RunClient } from '../../transport/client';

/** POST /api/v2/Crud/Undelete/{Entity}.json. The object has isActive "1" again. */
export const undelete: Operation = {
	option: {
		name: 'Undelete',
		value: 'undelete',
		action: 'Undelete a legacy record',
		description: 'Set a deleted object of API v2 active again',
	},
	agentMayNeed: ['anything'],
	output: legacyOutput,
	calls: 1,
	fields: [...entityFields, legacyId],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const entity = readEntity(read);
		assertAgentMayChangeEntity(ctx, entity, itemIndex);
		const id = read.requiredText(legacyId);
		const intent = `undelete the v2 entity ${entity} ${id}`;
		return [await callLegacy(client, { verb: 'Undelete', entity, data: { id }, intent, itemIndex })];
	},
};
