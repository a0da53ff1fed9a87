import type { CallOutcome, OperationCall } from './operation';

/** An input item that was read and checked. */
export interface ReadCall<T> {
	call: OperationCall;
	value: T;
}

/**
 * Reads and checks all items before any of them is sent, tells which could not be read, and returns the others. Whoever
 * stops at the first error stops here.
 */
export async function* readEach<T>(
	calls: OperationCall[],
	read: (call: OperationCall) => Promise<T>,
): AsyncGenerator<CallOutcome, Array<ReadCall<T>>> {
	const ready: Array<ReadCall<T>> = [];
	for (const call of calls) {
		try {
			ready.push({ call, value: await read(call) });
		} catch (error) {
			yield [call, { error }];
		}
	}
	return ready;
}
