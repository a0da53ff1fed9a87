import type { INode } from 'n8n-workflow';
import { writeOnce } from '../../../../nodes/BillCom/once/writeOnce';
import { UnknownOutcomeError } from '../../../../nodes/BillCom/transport/errors';

const node: INode = {
	id: '1',
	name: 'BILL',
	type: 'billCom',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const call = { intent: 'pay the bill', method: 'POST', path: '/v3/payments' };

/** A write whose answer is lost each time; BILL shows what was written from the `visibleFrom`th look on. */
function aLostWrite({ visibleFrom = Number.POSITIVE_INFINITY, maySendAgain = false } = {}) {
	let sends = 0;
	let looks = 0;
	return {
		maySendAgain,
		send: async () => {
			sends += 1;
			throw new UnknownOutcomeError(node, call, 'no answer within 30 seconds');
		},
		find: async () => (++looks >= visibleFrom ? 'the payment' : undefined),
		counts: () => ({ sends, looks }),
	};
}

it('finds a write that BILL shows only a moment later', async () => {
	const write = aLostWrite({ visibleFrom: 3 });

	const found = await writeOnce<string>(write);

	expect([found, write.counts()]).toEqual(['the payment', { sends: 1, looks: 3 }]);
});

it('never sends money a second time, even when it is nowhere to be found', async () => {
	const write = aLostWrite();

	await expect(writeOnce<string>(write)).rejects.toThrow(UnknownOutcomeError);

	expect(write.counts().sends).toBe(1);
});

it('sends a bill or vendor once more after it was looked for in vain', async () => {
	const write = aLostWrite({ visibleFrom: 4, maySendAgain: true });

	const found = await writeOnce<string>(write);

	expect([found, write.counts()]).toEqual(['the payment', { sends: 2, looks: 4 }]);
});

it('keeps saying that the outcome is unknown when BILL cannot be asked either', async () => {
	const write = { ...aLostWrite(), find: async () => await Promise.reject(new Error('BILL is down')) };

	await expect(writeOnce<string>(write)).rejects.toThrow('no clear answer when asked to pay the bill');
});
