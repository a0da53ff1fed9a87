import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { assertAgentMayChangeEntity, entityFields, legacyId, legacyOutput, readEntity } from './entity';
import { callLegacy } from './legacyCalls';
import type { RunClient } from '../../transport/client';

/** POST /api/v2/Crud/Delete/{Entity}.json. v2 keeps the object with isActive "2". */
export const remove: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a legacy record',
		description: 'Set an object of API v2 to inactive. Undelete restores it.',
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
		const intent = `delete the v2 entity ${entity} ${id}`;
		return [await callLegacy(client, { verb: 'Delete', entity, data: { id }, intent, itemIndex })];
	},
};
