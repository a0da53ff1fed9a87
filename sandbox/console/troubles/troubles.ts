import { askFor } from '../../clients/askFor';
import type { FaultOrder } from '../../simulator/faults';
import type { SimulatorUrls } from '../simulators';
import { TROUBLES } from './table';
import type { Trouble } from './table';

/** A trouble as the page shows it. */
export interface TroubleLine extends Pick<Trouble, 'system' | 'title' | 'words'> {
	key: string;
	/** How often it still strikes; 0 when it is over or was not asked for. */
	left: number;
	/** Seconds until it ends by itself, if time ends it. */
	secondsLeft?: number;
}

/** Makes trouble in the simulators, tells how much of it is left, and ends it. */
export class Troubles {
	private readonly endsAt = new Map<string, number>();
	private readonly timers = new Map<string, NodeJS.Timeout>();

	constructor(private readonly urls: SimulatorUrls) {}

	async list(): Promise<TroubleLine[]> {
		const armed = { BILL: await this.armed('BILL'), Salesforce: await this.armed('Salesforce') };
		return Object.entries(TROUBLES).map(([key, { system, title, words, order }]) => {
			const found = armed[system].find((one) => isSame(one, order));
			const endsAt = this.endsAt.get(key);
			const secondsLeft =
				found && endsAt !== undefined ? Math.max(0, Math.ceil((endsAt - Date.now()) / 1000)) : undefined;
			return { key, system, title, words, left: found?.times ?? 0, secondsLeft };
		});
	}

	/** Begins one anew, however much of it is left. */
	async begin(key: string): Promise<void> {
		await this.end(key);
		const { system, order, lastsMs } = TROUBLES[key];
		await this.arm(system, order);
		if (lastsMs === undefined) return;
		this.endsAt.set(key, Date.now() + lastsMs);
		const timer = setTimeout(() => void this.end(key).catch(() => undefined), lastsMs); // the simulator may be gone
		this.timers.set(key, timer.unref());
	}

	async end(key: string): Promise<void> {
		const { system, order } = TROUBLES[key];
		clearTimeout(this.timers.get(key));
		this.endsAt.delete(key);
		const armed = await this.armed(system);
		if (!armed.some((one) => isSame(one, order))) return;
		// The simulators forget all or none, so what others asked for is asked for again.
		await askFor(system, this.address(system), { method: 'DELETE' });
		for (const other of armed.filter((one) => !isSame(one, order))) await this.arm(system, other);
	}

	stop(): void {
		for (const timer of this.timers.values()) clearTimeout(timer);
	}

	private async armed(system: Trouble['system']): Promise<FaultOrder[]> {
		return await askFor<FaultOrder[]>(system, this.address(system));
	}

	private async arm(system: Trouble['system'], order: FaultOrder): Promise<void> {
		const init = {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(order),
		};
		await askFor(system, this.address(system), init);
	}

	private address(system: Trouble['system']): string {
		return `${system === 'BILL' ? this.urls.billUrl : this.urls.salesforceUrl}/sandbox/faults`;
	}
}

/** Whether an order is that of a trouble, whatever is left of it. */
function isSame(one: FaultOrder, other: FaultOrder): boolean {
	const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
	return [...keys].every((key) => key === 'times' || Reflect.get(one, key) === Reflect.get(other, key));
}
