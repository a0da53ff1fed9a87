import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { entityFields, legacyId, legacyOutput, readEntity } from './entity';
import { callLegacy } from './legacyCalls';
import type { RunClient } from '../../transport/client';

/** POST /api/v2/Crud/Read/{Entity}.json. Expect BDC_1205 for an unknown id. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a legacy record',
		description: 'Read one object of API v2',
	},
	output: legacyOutput,
	calls: 1,
	fields: [...entityFields, legacyId],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const entity = readEntity(read);
		const id = read.requiredText(legacyId);
		const intent = `return the v2 entity ${entity} ${id}`;
		return [await callLegacy(client, { verb: 'Read', entity, data: { id }, intent, itemIndex })];
	},
};
