import { seeded } from '../../e2e/seeded';
import { drawSwitches, type DrawnSwitches } from './switches';
import { TROUBLES, type TroubleName } from './troubles';

/** On what a trial runs: one n8n, two of them on one BILL and one Salesforce, or one of several processes. */
export type Kind = 'one' | 'two' | 'queue';

/** What somebody does with an invoice beside approving it. */
export type Story =
	| 'approved'
	| 'told twice'
	| 'told late'
	| 'never told'
	| 'voided'
	| 'amount changed'
	| 'withdrawn';

/** After these a person may be asked: somebody did something that only people can judge. */
const PEOPLE_HAVE_A_PART: Story[] = ['voided', 'amount changed', 'withdrawn'];

export interface PlannedInvoice {
	story: Story;
	/** Which vendor of the trial, counted from 0; several invoices may have the same one. */
	vendor: number;
	number: string;
	cents: number;
	/** Of which the first of two lines has so many. */
	firstLineCents: number;
	approvedAfterMs: number;
	/** Whether a person may be asked about it. */
	mayAsk: boolean;
}

export interface PlannedTrouble {
	name: TroubleName;
	afterMs: number;
	/** What the trouble makes of it: how often, or how long. */
	strength: number;
	/** Which of the places where it may strike. */
	place: number;
}

/** What is killed with signal 9, and how long it stays dead. */
export interface PlannedKill {
	what: 'n8n' | 'other' | 'main' | 'webhook processor' | 'worker' | 'redis';
	afterMs: number;
	downMs: number;
}

/** Everything that happens in a trial, drawn from its seed alone. */
export interface Plan {
	number: number;
	seed: string;
	kind: Kind;
	invoices: PlannedInvoice[];
	troubles: PlannedTrouble[];
	kills: PlannedKill[];
	switches: DrawnSwitches;
}

/** From the first approval to well behind the last report about a payment. */
export const LATEST_MS = 9_000;

const STORIES: Array<[Story, number]> = [
	['approved', 60],
	['told twice', 10],
	['told late', 6],
	['never told', 6],
	['voided', 8],
	['amount changed', 5],
	['withdrawn', 5],
];
const KILLED: Record<Kind, Array<PlannedKill['what']>> = {
	one: ['n8n'],
	two: ['n8n', 'other'],
	queue: ['main', 'worker', 'worker', 'webhook processor', 'redis'],
};

/** The plan of one trial of a campaign. */
export function planOf(campaignSeed: string, number: number, kind: Kind): Plan {
	const seed = `${campaignSeed}/${number}`;
	const random = seeded(seed);
	const below = (limit: number) => Math.floor(random() * limit);
	const size = 1 + below(4);
	const invoices = Array.from({ length: size }, (_, index) => drawInvoice(number, index, size, below));
	const names = (Object.keys(TROUBLES) as TroubleName[]).filter((name) =>
		(TROUBLES[name].on as Kind[]).includes(kind),
	);
	const troubles = Array.from({ length: 1 + below(4) }, () => ({
		name: names[below(names.length)],
		afterMs: below(LATEST_MS),
		strength: random(),
		place: below(1_000),
	}));
	const kills = Array.from({ length: random() < 0.25 ? 2 : 1 }, () => ({
		what: KILLED[kind][below(KILLED[kind].length)],
		afterMs: below(LATEST_MS),
		downMs: below(4_000),
	}));
	return { number, seed, kind, invoices, troubles, kills, switches: drawSwitches(random, kind) };
}

function drawInvoice(
	trial: number,
	index: number,
	size: number,
	below: (limit: number) => number,
): PlannedInvoice {
	const story = drawStory(below(100));
	const cents = 200 + below(10 ** (3 + below(4)));
	const long = below(8) === 0 ? `-${'0'.repeat(12)}-${index}` : ''; // BILL takes 21 characters
	return {
		story,
		vendor: below(size),
		number: `F-${trial}-${index + 1}${long}`,
		cents,
		firstLineCents: 1 + below(cents - 1),
		approvedAfterMs: below(3) === 0 ? below(LATEST_MS / 2) : 0,
		mayAsk: PEOPLE_HAVE_A_PART.includes(story),
	};
}

function drawStory(drawn: number): Story {
	let sum = 0;
	for (const [story, share] of STORIES) {
		sum += share;
		if (drawn < sum) return story;
	}
	return 'approved';
}

/** The plan in words, a line a fault: what `--only` repeats. */
export function inWords({ number, seed, kind, invoices, troubles, kills, switches }: Plan): string[] {
	const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
	return [
		`trial ${number} (seed ${seed}), n8n: ${kind}`,
		...invoices.map(
			({ number: name, cents, vendor, story, approvedAfterMs }) =>
				`  ${seconds(approvedAfterMs)}: invoice ${name} over ${(cents / 100).toFixed(2)} of vendor ${vendor + 1}: ${story}`,
		),
		...troubles.map(
			({ name, afterMs, strength }) => `  ${seconds(afterMs)}: ${name} (${strength.toFixed(2)})`,
		),
		...kills.map(({ what, afterMs, downMs }) => `  ${seconds(afterMs)}: kill ${what} for ${seconds(downMs)}`),
		`  BILL: ${JSON.stringify(switches)}`,
	];
}
