/** The last one in the queue of a run. */
const queues = new WeakMap<object, Promise<void>>();

/** A place in the queue of a run. */
export interface Turn {
	/** Fulfilled when all before have left. */
	come: Promise<void>;
	/** Lets the next one come. Whoever entered has to leave, whatever happens. */
	leave: () => void;
}

/**
 * Enters the queue of a run: its calls are prepared at the same time, and still take from the limits in the order of its items.
 * Entered before anything is awaited, so that the order is that of the calls.
 */
export function enterQueue(run: object): Turn {
	const come = queues.get(run) ?? Promise.resolve();
	let leave = (): void => undefined;
	const left = new Promise<void>((resolve) => {
		leave = resolve;
	});
	queues.set(
		run,
		come.then(async () => await left),
	);
	return { come, leave };
}
