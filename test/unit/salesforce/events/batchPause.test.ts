import { Batches } from '../../../../nodes/SalesforceApproval/events/handOver/batches';
import type { ApprovalEvent } from '../../../../nodes/SalesforceApproval/events/source/source';

const WAIT_MS = 400;

/** Batches that are made from now on, and what has become of them. */
function inTheMaking() {
	const made: string[][] = [];
	const batches = new Batches({
		size: 500,
		waitMs: WAIT_MS,
		offered: [],
		onReady: () => made.push((batches.take() ?? []).map(({ event }) => event.eventId)),
	});
	const comes = (eventId: string) =>
		batches.add({ event: { eventId } as ApprovalEvent, finish: () => {} }, false);
	return { made, comes };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('lets a single approval go as soon as no other follows', async () => {
	const { made, comes } = inTheMaking();
	comes('1');
	await jest.advanceTimersByTimeAsync(WAIT_MS / 2);

	expect(made).toEqual([['1']]);
});

it('keeps approvals together that come one after another, and none of them longer than it may', async () => {
	const { made, comes } = inTheMaking();
	for (let place = 1; place <= 10; place += 1) {
		comes(String(place));
		await jest.advanceTimersByTimeAsync(WAIT_MS / 8);
	}

	expect(made).toEqual([['1', '2', '3', '4', '5', '6', '7', '8']]);
});

it('starts the next batch with what comes after the pause', async () => {
	const { made, comes } = inTheMaking();
	for (const eventId of ['1', '2']) {
		comes(eventId);
		await jest.advanceTimersByTimeAsync(WAIT_MS / 2);
	}

	expect(made).toEqual([['1'], ['2']]);
});
