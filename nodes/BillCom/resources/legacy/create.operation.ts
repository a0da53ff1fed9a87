import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { assertAgentMayChangeEntity, entityFields, legacyOutput, readEntity } from './entity';
import { callLegacy } from './legacyCalls';
import { readValues, valueFields } from './legacyFields';
import type { RunClient } from '../../transport/client';

/** POST /api/v2/Crud/Create/{Entity}.json. v2 creates a second object when the call comes twice, so it is sent once. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a legacy record',
		description: 'Create an object in API v2, for what v3 does not offer. Running it twice creates two.',
	},
	isKeyless: true,
	agentMayNeed: ['anything'],
	output: legacyOutput,
	calls: 1,
	fields: [...entityFields, ...valueFields],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const entity = readEntity(read);
		assertAgentMayChangeEntity(ctx, entity, itemIndex);
		const obj = { entity, ...readValues(read) };
		const intent = `create the v2 entity ${entity}`;
		return [await callLegacy(client, { verb: 'Create', entity, data: { obj }, intent, itemIndex })];
	},
};
