import { violations as violationsOf } from '../invariants';
import { LaneEvidence } from './evidence';
import { Lane } from './lane';
import { inWords, planOf, type Kind, type Plan } from './plan';
import { messageOf, runTrial } from './trial';

export interface CampaignOptions {
	/** How many trials in all, and how many of them in queue mode. */
	trials: number;
	queue: number;
	seed: string;
	/** The number of the one trial to run. */
	only?: number;
	/** How many n8n run side by side; a machine of two cores has room for two. */
	lanes: number;
}

/** The last line of a campaign. */
export interface Figures {
	seed: string;
	trials: number;
	kills: number;
	queueMode: number;
	twoN8n: number;
	invoices: number;
	violations: number;
	asked: number;
	/** Trials that could not be carried out: nothing is known about them. */
	broken: number;
	seconds: number;
}

/** A fresh n8n and fresh simulators after so many trials: tables stay small, and what one trial left goes with them. */
const BLOCK = 25;
/** One of so many trials runs on two n8n at once. */
const TWO_IN = 10;

/** Runs every trial of a campaign, two n8n side by side, and says what it found. */
export async function runCampaign({ trials, queue, seed, only, lanes }: CampaignOptions): Promise<Figures> {
	const startedAt = Date.now();
	const plans = Array.from({ length: trials }, (_, index) =>
		planOf(seed, index + 1, kindOf(index, trials, queue)),
	);
	const chosen = only === undefined ? plans : plans.filter(({ number }) => number === only);
	const figures: Figures = {
		...{ seed, trials: 0, kills: 0, queueMode: 0, twoN8n: 0, invoices: 0 },
		...{ violations: 0, asked: 0, broken: 0, seconds: 0 },
	};
	const blocks = blocksOf(chosen, Math.min(BLOCK, Math.ceil(chosen.length / lanes)));
	const work = async () => {
		for (let block = blocks.shift(); block; block = blocks.shift()) await runBlock(block, figures);
	};
	await Promise.all(Array.from({ length: lanes }, work));
	return { ...figures, seconds: Math.round((Date.now() - startedAt) / 1_000) };
}

function kindOf(index: number, trials: number, queue: number): Kind {
	if (index < queue) return 'queue';
	return index < queue + Math.floor((trials - queue) / TWO_IN) ? 'two' : 'one';
}

/** Trials of one kind behind one another, those that take longest first; of few trials each lane has some. */
function blocksOf(plans: Plan[], size: number): Plan[][] {
	const blocks: Plan[][] = [];
	for (const plan of plans) {
		const last = blocks.at(-1);
		if (last && last[0].kind === plan.kind && last.length < size) last.push(plan);
		else blocks.push([plan]);
	}
	return blocks;
}

async function runBlock(plans: Plan[], figures: Figures): Promise<void> {
	let lane = await Lane.start(plans[0].kind);
	let evidence = new LaneEvidence(lane);
	try {
		for (const plan of plans) {
			const isSound = await runOne(lane, evidence, plan, figures);
			if (isSound) continue;
			// What is left of a violation must not spoil the trials behind it.
			evidence.end();
			await lane.stop();
			lane = await Lane.start(plan.kind);
			evidence = new LaneEvidence(lane);
		}
	} finally {
		evidence.end();
		await lane.stop();
	}
}

async function runOne(lane: Lane, evidence: LaneEvidence, plan: Plan, figures: Figures): Promise<boolean> {
	const startedAt = Date.now();
	const say = (what: string) =>
		process.stdout.write(
			`${String(plan.number).padStart(4)} ${plan.kind.padEnd(5)} ${Math.round((Date.now() - startedAt) / 1_000)} s ${what}\n`,
		);
	try {
		const run = await runTrial(lane, plan);
		if (run.failed.length > 0) throw new Error(run.failed.join('; '));
		const unsettled =
			run.unsettled === undefined ? [] : [{ invariant: '5 everyone ends', what: run.unsettled }];
		const violations = [...unsettled, ...violationsOf(await evidence.after(run))];
		figures.trials += 1;
		figures.kills += plan.kills.length;
		figures.invoices += plan.invoices.length;
		figures.queueMode += plan.kind === 'queue' ? 1 : 0;
		figures.twoN8n += plan.kind === 'two' ? 1 : 0;
		figures.violations += violations.length;
		figures.asked += violations.filter(({ invariant }) => invariant.startsWith('6')).length;
		const revived = run.revived.length > 0 ? ` (ended by itself: ${run.revived.join(', ')})` : '';
		if (violations.length === 0) {
			say(`${plan.invoices.length} invoices, ${plan.kills.length} kills${revived}`);
			return true;
		}
		say(
			`VIOLATED${revived}\n${inWords(plan).join('\n')}\n${violations.map(({ invariant, what }) => `  ✗ ${invariant}: ${what}`).join('\n')}`,
		);
	} catch (error) {
		figures.broken += 1;
		say(`BROKEN ${messageOf(error)}\n${inWords(plan).join('\n')}`);
	}
	return false;
}
