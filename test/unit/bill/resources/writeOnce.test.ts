import type { INode } from 'n8n-workflow';
import { type KeyedWrite, writeOnce } from '../../../../nodes/BillCom/once/writeOnce';
import type { SendAgain } from '../../../../nodes/BillCom/operation/sendAgain';
import type { BillClient } from '../../../../nodes/BillCom/transport/client';
import { clock } from '../../../../nodes/BillCom/transport/clock';
import { UnknownOutcomeError } from '../../../../nodes/BillCom/transport/errors';
import { forgetProcessMemory } from '../../../processMemory';

const node: INode = {
	id: '1',
	name: 'BILL',
	type: 'billCom',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const call = { intent: 'pay the bill', method: 'POST', path: '/v3/payments' };
const client = { node, organization: 'ours' } as unknown as BillClient;
const AT_MS = Date.parse('2030-01-15T12:05:00Z');

beforeEach(() => {
	forgetProcessMemory();
	jest.spyOn(clock, 'sleep').mockResolvedValue();
	jest.spyOn(clock, 'nowMs').mockReturnValue(Date.parse('2030-01-15T12:00:00Z'));
});
afterEach(() => jest.restoreAllMocks());

interface Lost {
	/** BILL shows what was written from this look on. */
	visibleFrom?: number;
	maySendAgain?: SendAgain;
	/** Until when BILL may be at work on it; without it BILL has answered with an error of its own. */
	settlesAtMs?: number;
	name?: string;
}

/** A write whose answer is lost each time. */
function aLostWrite(lost: Lost = {}): KeyedWrite<string> & { counts: () => object } {
	const { visibleFrom = Number.POSITIVE_INFINITY, maySendAgain = 'never', settlesAtMs, name } = lost;
	let sends = 0;
	let looks = 0;
	return {
		client,
		locks: name === undefined ? {} : { vendorName: [name] },
		maySendAgain,
		send: async () => {
			sends += 1;
			throw new UnknownOutcomeError(node, call, 'no answer within 30 seconds', settlesAtMs);
		},
		find: async () => (++looks >= visibleFrom ? 'the payment' : undefined),
		counts: () => ({ sends, looks }),
	};
}

it('finds a write that BILL shows only a moment later', async () => {
	const write = aLostWrite({ visibleFrom: 3, settlesAtMs: AT_MS });

	const found = await writeOnce(write);

	expect([found, write.counts()]).toEqual(['the payment', { sends: 1, looks: 3 }]);
});

it('never sends money a second time, even when it is nowhere to be found', async () => {
	const write = aLostWrite();

	await expect(writeOnce(write)).rejects.toThrow(UnknownOutcomeError);

	expect(write.counts()).toMatchObject({ sends: 1 });
});

it('sends a bill or vendor once more after BILL itself had answered and it was looked for in vain', async () => {
	const write = aLostWrite({ visibleFrom: 4, maySendAgain: 'whenSettled' });

	const found = await writeOnce(write);

	expect([found, write.counts()]).toEqual(['the payment', { sends: 2, looks: 4 }]);
});

it('does not send again what BILL may still be at work on, and says when it is over', async () => {
	const write = aLostWrite({ maySendAgain: 'whenSettled', settlesAtMs: AT_MS });

	const writing = writeOnce(write);

	await expect(writing).rejects.toMatchObject({
		description: expect.stringContaining('Run this item again after 2030-01-15 12:05 UTC'),
		context: { data: { curedBy: 'time', retryAt: '2030-01-15T12:05:00.000Z' } },
	});
	expect(write.counts()).toMatchObject({ sends: 1 });
});

it('sends at once again what changes nothing when it comes twice', async () => {
	const write = aLostWrite({ visibleFrom: 4, maySendAgain: 'always', settlesAtMs: AT_MS });

	await writeOnce(write);

	expect(write.counts()).toMatchObject({ sends: 2 });
});

it('keeps another try of this process from sending it meanwhile, and nobody who writes something else', async () => {
	const lost: Lost = { maySendAgain: 'whenSettled', settlesAtMs: AT_MS, name: 'acme' };
	await writeOnce(aLostWrite(lost)).catch(() => undefined);
	const [retry, other] = [aLostWrite(lost), aLostWrite({ name: 'birch' })];

	const refusal = writeOnce(retry);
	await writeOnce(other).catch(() => undefined);

	await expect(refusal).rejects.toMatchObject({
		reason: 'unknownOutcome',
		context: { data: { curedBy: 'time', retryAt: '2030-01-15T12:05:00.000Z' } },
	});
	expect([retry.counts(), other.counts()]).toMatchObject([{ sends: 0 }, { sends: 1 }]);
});

it('keeps saying that the outcome is unknown when BILL cannot be asked either', async () => {
	const write = { ...aLostWrite(), find: async () => await Promise.reject(new Error('BILL is down')) };

	await expect(writeOnce(write)).rejects.toThrow('no clear answer when asked to pay the bill');
});
