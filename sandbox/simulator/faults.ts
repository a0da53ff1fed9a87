/** What a test asks for over `POST /sandbox/faults`. */
export interface FaultOrder {
	kind: string;
	/**
	 * The call it meets, as `METHOD /path` without the beginning that all calls of the system share; a `*` stands for
	 * one part of the path, a `**` at its end for any number of them. Left out, the fault meets any call.
	 */
	on?: string;
	/** How often it strikes, 1 unless told. */
	times?: number;
	/** Milliseconds, for what takes longer or comes late. */
	ms?: number;
	/** Code of a refusal. */
	code?: string;
	/** HTTP status of a refusal. */
	status?: number;
	/** Words of a refusal. */
	message?: string;
	/** Sent as `Retry-After`: seconds or an HTTP date. */
	retryAfter?: string;
}

/** One row of a simulator's table of faults: when it strikes and what it does. */
export interface Fault {
	stage: string;
	strike: unknown;
}

/** A fault that strikes now, with the order that asked for it. */
export interface Strike<Row extends Fault> {
	order: FaultOrder;
	strike: Row['strike'];
}

/** Faults asked for and not yet spent. Kept in memory: a restart is a clean start. */
export class Faults<Row extends Fault> {
	private armed: Array<FaultOrder & { times: number }> = [];

	/** @param table the faults there are, by kind */
	constructor(private readonly table: Readonly<Record<string, Row>>) {}

	/** @throws Error for an unknown kind */
	add(order: FaultOrder): void {
		if (!Object.hasOwn(this.table, order.kind)) {
			const known = Object.keys(this.table).join(', ');
			throw new Error(`unknown fault ${order.kind}; known are ${known}`);
		}
		this.armed.push({ ...order, times: order.times ?? 1 });
	}

	clear(): void {
		this.armed = [];
	}

	/** What is still to come; `times` counts down. */
	list(): FaultOrder[] {
		return this.armed.map((order) => ({ ...order }));
	}

	/** The oldest fault of this stage that meets the call, spent by one. */
	take<Stage extends Row['stage']>(
		stage: Stage,
		address = '',
	): Strike<Extract<Row, { stage: Stage }>> | undefined {
		for (const order of this.armed) {
			const row = this.table[order.kind];
			if (!isOfStage(row, stage) || !meets(order.on, address)) continue;
			order.times -= 1;
			if (order.times <= 0) this.armed = this.armed.filter((other) => other !== order);
			return { order, strike: row.strike };
		}
		return undefined;
	}
}

function isOfStage<Row extends Fault, Stage extends Row['stage']>(
	row: Row,
	stage: Stage,
): row is Extract<Row, { stage: Stage }> {
	return row.stage === stage;
}

/** Compares `POST /v3/bills/*` with `POST /v3/bills/00n01…`. */
function meets(pattern: string | undefined, address: string): boolean {
	if (!pattern) return true;
	const wanted = pattern.split(/[ /]/);
	const parts = address.split(/[ /]/);
	const isOpen = wanted.at(-1) === '**';
	if (isOpen) wanted.pop();
	if (isOpen ? parts.length < wanted.length : parts.length !== wanted.length) return false;
	return wanted.every((part, index) => part === '*' || part === parts[index]);
}
