/** What a trial does, drawn from its seed: invoices, processes, switches, faults and what people do meanwhile. */
import type { BillSwitches } from '../../../sandbox/bill/world/switches';
import type { NetworkFaultKind } from '../net/network';
import type { Random } from '../time/random';
import { drawSwitches } from './switches';
import { drawTroubles, type Trouble } from './troubles';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export interface Kill {
	/** Index of the process. */
	process: number;
	/** It dies with its n-th call or table access after this start … */
	atStep?: number;
	/** … or so long after the approvals. */
	afterMs?: number;
	downMs: number;
}

export interface Plan {
	startsAt: number;
	/** Indexes into the file of real invoices. */
	invoices: number[];
	/** When each is approved, counted from the start. */
	approvedAfterMs: number[];
	/** Two n8n have a database each; two workers share one. */
	processes: 'one' | 'two n8n' | 'two workers';
	/** How far the clock of each process is ahead, in milliseconds. */
	clocks: number[];
	/** So much later each clock is right again. */
	clocksRightAfterMs: number;
	switches: Partial<BillSwitches>;
	/** Salesforce has the fields that say what was approved; an org with an older package has not. */
	stampsApprovals: boolean;
	kills: Kill[];
	troubles: Trouble[];
	/** Nothing is injected after that. */
	troublesEndMs: number;
	dayLimit: boolean;
}

export type { NetworkFaultKind };

export function drawPlan(chance: Random, invoices: number): Plan {
	const count = 1 + chance.below(4);
	const processes = chance.weighted({ one: 55, 'two n8n': 25, 'two workers': 20 });
	const processCount = processes === 'one' ? 1 : 2;
	const troublesEndMs = (10 + chance.below(chance.chance(0.8) ? 60 : 240)) * MINUTE_MS;
	// Office hours, nights and ends of weeks; BILL's day ends in the middle of some trials.
	const startsAt = Date.UTC(2026, 10, 1) + chance.below(28 * 24 * 60) * MINUTE_MS + chance.below(60_000);
	const first = chance.below(invoices);
	return {
		startsAt,
		// Neighbours in the file often belong to one vendor, which may be new to BILL.
		invoices: Array.from({ length: count }, (_, index) =>
			chance.chance(0.5) ? (first + index) % invoices : chance.below(invoices),
		).filter((one, index, all) => all.indexOf(one) === index),
		approvedAfterMs: Array.from({ length: count }, () =>
			chance.chance(0.6) ? 0 : chance.below(20) * MINUTE_MS,
		),
		processes,
		clocks: Array.from({ length: processCount }, () =>
			chance.chance(0.2) ? (chance.below(20) - 10) * MINUTE_MS + chance.below(1_000) : 0,
		),
		clocksRightAfterMs: chance.below(60) * MINUTE_MS,
		switches: drawSwitches(chance.fork('switches')),
		stampsApprovals: chance.fork('org').chance(0.75),
		kills: drawKills(chance.fork('kills'), processCount, troublesEndMs),
		troubles: drawTroubles(chance.fork('troubles'), { count, endMs: troublesEndMs }),
		troublesEndMs,
		dayLimit: chance.chance(0.08),
	};
}

function drawKills(chance: Random, processes: number, endMs: number): Kill[] {
	const count = chance.weighted({ '0': 35, '1': 40, '2': 18, '3': 7 });
	return Array.from({ length: Number(count) }, () => ({
		process: chance.below(processes),
		...(chance.chance(0.8)
			? { atStep: 1 + chance.below(chance.chance(0.7) ? 160 : 600) }
			: { afterMs: chance.below(endMs) }),
		downMs: chance.chance(0.8) ? 5_000 + chance.below(5 * MINUTE_MS) : chance.below(3 * HOUR_MS),
	}));
}

/** One line a part, for people who look into a trial. */
export function toLines(plan: Plan): string[] {
	const after = (ms: number) =>
		`+${Math.floor(ms / MINUTE_MS)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;
	return [
		`starts ${new Date(plan.startsAt).toISOString()}, ${plan.processes}, invoices ${plan.invoices.join(' ')} approved ${plan.approvedAfterMs.map(after).join(' ')}`,
		...(plan.clocks.some((ms) => ms !== 0)
			? [
					`clocks ahead by ${plan.clocks.map((ms) => `${ms} ms`).join(', ')} until ${after(plan.clocksRightAfterMs)}`,
				]
			: []),
		...Object.entries(plan.switches).map(([name, value]) => `BILL's ${name} is ${JSON.stringify(value)}`),
		...(plan.stampsApprovals ? [] : ['the org does not say what was approved']),
		...(plan.dayLimit ? ['a limit a day'] : []),
		...plan.kills.map(
			({ process, atStep, afterMs, downMs }) =>
				`process ${process} is killed ${atStep === undefined ? after(afterMs ?? 0) : `with step ${atStep}`}, down ${Math.round(downMs / 1000)} s`,
		),
		...plan.troubles.map(({ atMs, line }) => `${after(atMs)} ${line}`),
	];
}
