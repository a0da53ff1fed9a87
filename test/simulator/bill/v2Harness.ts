import type { Caller } from './harness';

/** A v2 object, read loosely. */
export type Row = Record<string, unknown>;

/** v2's word for no id. */
export const NO_ID = '0'.repeat(20);

/** `response_data` of a v2 call that must succeed. */
export async function done(api: Caller, path: string, data: object): Promise<Row> {
	const answer = await api.v2(path, data);
	expect(answer).toMatchObject({ response_status: 0 });
	return answer.response_data as Row;
}

/** Code of a v2 call that must fail. */
export async function refused(api: Caller, path: string, data: unknown): Promise<unknown> {
	const { response_data: refusal } = await api.v2(path, data);
	return (refusal as Row).error_code;
}

/** Creates an object and gives it back. */
export async function create(api: Caller, entity: string, fields: object): Promise<Row> {
	return await done(api, `Crud/Create/${entity}.json`, { obj: { entity, ...fields } });
}

/** Rows of a v2 list. */
export async function list(api: Caller, entity: string, query: object = {}): Promise<Row[]> {
	return (await done(api, `List/${entity}.json`, query)) as unknown as Row[];
}
