import type { INode } from 'n8n-workflow';
import {
	BillRefusedError,
	UnknownOutcomeError,
	unreachableError,
} from '../../../../nodes/BillCom/transport/errors';

const node: INode = {
	id: '1',
	name: 'BILL',
	type: 'billCom',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const call = { intent: 'pay the bill', method: 'POST', path: '/v3/payments' };
const WORDS = 'account number 000987654 refused, sessionId=sid-secret';

it.each([
	['refused', new BillRefusedError(node, call, 422, [{ code: 'BDC_1151', message: WORDS }])],
	['without a clear answer', new UnknownOutcomeError(node, call, `HTTP 500, ${WORDS}`)],
	['never sent', unreachableError(node, call, WORDS)],
])('shows neither bank number nor session when a call is %s', (_, error) => {
	const shown = [error.message, error.description, JSON.stringify(error), ...error.messages].join(' ');

	expect(shown).toContain('…7654');
	expect(shown).not.toMatch(/000987654|sid-secret/);
});
