import type { INode } from 'n8n-workflow';
import { BillRefusedError } from '../../../../nodes/BillCom/transport/errors';
import { withIdempotentKey } from '../../../../nodes/BillCom/webhook/idempotentKey';

const node: INode = {
	id: '1',
	name: 'BILL',
	type: 'billCom',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const call = { intent: 'subscribe', method: 'POST', path: '/v3/subscriptions' };

/** What n8n keeps of the node between executions. */
function aStore() {
	let kept: Record<string, string> = {};
	return { read: () => kept, write: (keys: Record<string, string>) => void (kept = keys) };
}

async function send(
	store: ReturnType<typeof aStore>,
	intent: string,
	outcome: Error | 'done',
): Promise<string> {
	let used = '';
	const sending = withIdempotentKey(store, intent, async (key) => {
		used = key;
		if (outcome instanceof Error) throw outcome;
		return outcome;
	});
	await sending.catch(() => undefined);
	return used;
}

it('asks again under the same key when nobody knows what became of the request', async () => {
	const store = aStore();

	const keys = [await send(store, 'create A', new Error('no answer')), await send(store, 'create A', 'done')];

	expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	expect(keys[1]).toBe(keys[0]);
});

it.each([
	['BILL answered', 'done' as const],
	['BILL refused', new BillRefusedError(node, call, 400, [{ code: 'BDC_1119', message: 'no' }])],
])('takes a new key after %s', async (_, outcome) => {
	const store = aStore();

	const keys = [await send(store, 'create A', outcome), await send(store, 'create A', 'done')];

	expect(keys[1]).not.toBe(keys[0]);
	expect(store.read()).toEqual({});
});

it('takes another key for another request', async () => {
	const store = aStore();

	const keys = [
		await send(store, 'create A', new Error('no answer')),
		await send(store, 'create B', new Error('no answer')),
	];

	expect(keys[1]).not.toBe(keys[0]);
});
