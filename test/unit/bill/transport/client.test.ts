import { BillRefusedError } from '../../../../nodes/BillCom/transport/errors';
import { clientOf } from '../../../../nodes/BillCom/transport/client';
import { aCredential, executeContext } from '../context';
import { useBill } from '../simulator';

const bill = useBill();

function aContext(url: string, changes = {}) {
	return executeContext({ credential: { ...aCredential(url), ...changes }, items: [{}, {}] });
}

it('reads the credential once a context, for all its items', async () => {
	const ctx = aContext('http://127.0.0.1:1');
	const read = jest.spyOn(ctx, 'getCredentials');

	const clients = await Promise.all([clientOf(ctx), clientOf(ctx, 0), clientOf(ctx, 1)]);

	expect(read).toHaveBeenCalledTimes(1);
	expect(clients.map(({ itemIndex }) => itemIndex)).toEqual([undefined, 0, 1]);
});

it('tells organizations apart, and calls one organization the same in every run', async () => {
	const url = 'http://127.0.0.1:1';
	const contexts = [aContext(url), aContext(url), aContext(url, { organizationId: '00802OTHER' })];

	const [first, again, other] = await Promise.all(contexts.map(async (ctx) => await clientOf(ctx)));

	expect(again?.organization).toBe(first?.organization);
	expect(other?.organization).not.toBe(first?.organization);
});

it('stamps its item on what BILL refuses, unless the call names another', async () => {
	const client = await clientOf(aContext(bill.url), 1);
	const call = {
		intent: 'return the bill',
		method: 'GET' as const,
		path: '/v3/bills/00n01NOBODYKNOWS00000',
		decode: (body: unknown) => body,
	};

	const refusals = await Promise.all(
		[client.request(call), client.of(0).request(call), client.request({ ...call, itemIndex: 0 })].map(
			async (sent) => await sent.catch((error: unknown) => error),
		),
	);

	expect(refusals.every((error) => error instanceof BillRefusedError)).toBe(true);
	expect(refusals.map((error) => (error as BillRefusedError).context.itemIndex)).toEqual([1, 0, 0]);
});
