import { fork } from 'node:child_process';

/** A simulator in a process of its own, so that it does not take turns with what is measured. */
export interface SimulatorProcess<Ready> {
	/** What it said when it was ready. */
	ready: Ready;
	/** Sends an order and returns the answer. */
	order<Answer>(order: object | string): Promise<Answer>;
	stop(): Promise<void>;
	/** Ends it at once, as a crash does. */
	kill(): Promise<void>;
}

/**
 * Starts a program that ends with its channel, see {@link serve}.
 * @throws when it ends before it is ready
 */
export async function startSimulator<Ready>(
	program: string,
	options: object = {},
): Promise<SimulatorProcess<Ready>> {
	const execArgv = process.execArgv.includes('tsx') ? process.execArgv : ['--import', 'tsx'];
	const child = fork(program, [JSON.stringify(options)], { execArgv });
	const answer = async <T>(): Promise<T> =>
		await new Promise<T>((resolve, reject) => {
			const ended = () => reject(new Error(`${program} ended early`));
			child.once('exit', ended);
			child.once('message', (message) => {
				child.off('exit', ended);
				resolve(message as T);
			});
		});
	const ready = await answer<Ready>();
	return {
		ready,
		order: async <Answer>(order: object | string) => {
			const answered = answer<Answer>();
			child.send(order);
			return await answered;
		},
		stop: async () => {
			const ended = new Promise((resolve) => child.once('exit', resolve));
			child.disconnect();
			await ended;
		},
		kill: async () => {
			const ended = new Promise((resolve) => child.once('exit', resolve));
			child.kill('SIGKILL');
			await ended;
		},
	};
}

/** The other side: says what it is, answers one order after the other, ends when the benchmark lets go of it. */
export function serve<Options>(
	start: (options: Options) => Promise<{ ready: object; obey?: (order: unknown) => Promise<object> }>,
): void {
	process.once('disconnect', () => process.exit(0));
	start(JSON.parse(process.argv[2])).then(
		({ ready, obey }) => {
			process.on('message', (order) => void obey?.(order).then((answer) => process.send?.(answer)));
			process.send?.(ready);
		},
		(error: unknown) => {
			process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
			process.exit(1);
		},
	);
}
