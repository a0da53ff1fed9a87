import { connect } from '../../../../nodes/SalesforceApproval/transport/connection';
import { SalesforceRefusedError } from '../../../../nodes/SalesforceApproval/transport/refusal';
import { sendTogether, type SharedWrite } from '../../../../nodes/SalesforceApproval/transport/together';
import { executeContext, loggedIn } from '../context';
import { skipPauses } from '../pauses';
import { fakeSalesforce, ok } from '../wire';
import type { FakeSalesforce, Reply } from '../wire';

let salesforce: FakeSalesforce | undefined;
skipPauses();

afterEach(async () => await salesforce?.stop());

const good = { id: '001SB0000000001AAA', success: true, errors: [] };
const held = { success: false, errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW', message: 'held', fields: [] }] };
const writes = (...names: string[]): SharedWrite[] =>
	names.map((Name) => ({ kind: 'create', objectName: 'Account', values: { Name } }));

async function send(replies: Reply[], given: SharedWrite[]) {
	salesforce = await fakeSalesforce({ 'POST /composite*': replies });
	const credential = loggedIn(salesforce.url);
	const connection = await connect(executeContext({ credential, items: [{}] }), 'salesforceApprovalJwtApi');
	return { results: await sendTogether(connection, given), calls: salesforce.calls };
}

it('sends again what another process held, and nothing else', async () => {
	const { results, calls } = await send([ok([good, held, good]), ok([good])], writes('A', 'B', 'C'));

	expect(results).toEqual([good, good, good]);
	expect(calls[1].body).toEqual({
		allOrNone: false,
		records: [{ attributes: { type: 'Account' }, Name: 'B' }],
	});
});

it('gives up on a row that stays held, with its reason', async () => {
	const { results, calls } = await send([ok([held])], writes('A'));

	expect(results[0]).toBeInstanceOf(SalesforceRefusedError);
	expect(results[0]).toMatchObject({ code: 'UNABLE_TO_LOCK_ROW' });
	expect(calls).toHaveLength(4);
});

it('never takes a missing result for a success', async () => {
	const { results } = await send([ok([good])], writes('A', 'B'));

	expect(results[1]).toBeInstanceOf(SalesforceRefusedError);
});

it('reads the refusals of composite subrequests by their status', async () => {
	const compositeResponse = [
		{ httpStatusCode: 204, body: null },
		{ httpStatusCode: 404, body: [{ errorCode: 'NOT_FOUND', message: 'gone' }] },
	];
	const given: SharedWrite[] = ['1', '2'].map((key) => ({
		kind: 'request',
		method: 'PATCH',
		path: `/sobjects/Account/${key}`,
		headers: { 'If-Unmodified-Since': 'now' },
		body: {},
		key,
	}));

	const { results, calls } = await send([ok({ compositeResponse })], given);

	expect(results).toMatchObject([{}, { code: 'NOT_FOUND', status: 404 }]);
	expect(calls[0].body).toMatchObject({
		allOrNone: false,
		compositeRequest: [{ httpHeaders: { 'If-Unmodified-Since': 'now' } }, { method: 'PATCH' }],
	});
});
