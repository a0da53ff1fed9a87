import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { byTime, withCure } from '../../../nodes/shared/cure';
import { detailsOf, failedItem } from '../../../nodes/shared/operation/failedItem';

const node: INode = {
	id: '1',
	name: 'Node',
	type: 'test',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

function busy(): NodeApiError {
	const options = { message: 'The server is busy', description: 'Wait a minute.', httpCode: '503' };
	return withCure(new NodeApiError(node, {}, options), byTime(Date.UTC(2027, 0, 15)));
}

const DETAILS = {
	reason: 'refused',
	code: 'BUSY',
	httpStatus: 503,
	curedBy: 'time',
	retryAt: '2027-01-15T00:00:00.000Z',
};

it('tells the reason, the code and the status of the API, and what cures the error', () => {
	expect(detailsOf(busy(), { reason: 'refused', code: 'BUSY' })).toEqual(DETAILS);
	expect(detailsOf(new NodeOperationError(node, 'Empty'), { reason: 'badInput' })).toEqual({
		reason: 'badInput',
		curedBy: 'person',
	});
});

it('puts nothing but the words and the details on the error output, which n8n knows them by', () => {
	expect(failedItem(busy(), DETAILS, true)).toEqual({
		error: 'The server is busy. Wait a minute.',
		details: DETAILS,
	});
});

it('has the fix, the code and the cure at the top of an item on the main output too', () => {
	const top = {
		description: 'Wait a minute.',
		code: 'BUSY',
		curedBy: 'time',
		retryAt: '2027-01-15T00:00:00.000Z',
		details: DETAILS,
	};

	expect(failedItem(busy(), DETAILS, false)).toEqual({ error: 'The server is busy. Wait a minute.', ...top });
	expect(failedItem(busy(), DETAILS, false, true)).toEqual({ error: 'The server is busy', ...top });
});

it('leaves out what the error does not have, and says a fix once', () => {
	const failure = new NodeOperationError(node, 'Amount is missing. Fill in Amount.', {
		description: 'Fill in Amount.',
	});
	const details = { reason: 'badInput', curedBy: 'person' };

	expect(failedItem(failure, details, true)).toEqual({
		error: 'Amount is missing. Fill in Amount.',
		details,
	});
	expect(failedItem(new NodeOperationError(node, 'No'), details, false)).toEqual({
		error: 'No',
		curedBy: 'person',
		details,
	});
});
