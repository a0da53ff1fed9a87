import type { INodeExecutionData, ITriggerFunctions } from 'n8n-workflow';

type DonePromise = NonNullable<Parameters<ITriggerFunctions['emit']>[2]>;

/** One call of `emit`. */
export interface Emission {
	items: INodeExecutionData[];
	donePromise: DonePromise;
	deduplicationKey: string;
}

/** The part of n8n's trigger context that handing over needs. `onEmit` plays n8n: it settles the promise, or throws. */
export function triggerContext(onEmit: (emission: Emission, attempt: number) => void) {
	const emissions: Emission[] = [];
	const context = {
		getNode: () => ({
			id: 'node-1',
			name: 'Trigger',
			type: 'trigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		}),
		getWorkflow: () => ({ id: 'workflow-1', name: 'Workflow', active: true }),
		helpers: { createDeferredPromise },
		emit: (
			data: INodeExecutionData[][],
			_response: undefined,
			donePromise: DonePromise,
			deduplicationKey: string,
		) => {
			const emission = { items: data[0], donePromise, deduplicationKey };
			emissions.push(emission);
			onEmit(emission, emissions.length);
		},
	};
	const ctx: ITriggerFunctions = Object.assign(Object.create(null), context);
	return { ctx, emissions };
}

function createDeferredPromise() {
	let resolve: (value: unknown) => void = () => {};
	let reject: (reason: Error) => void = () => {};
	const promise = new Promise((resolveIt, rejectIt) => {
		resolve = resolveIt;
		reject = rejectIt;
	});
	return { promise, resolve, reject };
}
