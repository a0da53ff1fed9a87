import { seeded } from '../../e2e/seeded';
import { TROUBLES, type TroubleName } from '../real/troubles';

/** What becomes of an invoice, because of what people do. */
export type Story =
	| 'paid'
	| 'asked and released'
	| 'asked and refused'
	| 'voided'
	| 'voided and sent again'
	| 'rolled back'
	| 'changed and approved again'
	| 'withdrawn';

export interface MonthInvoice {
	story: Story;
	number: string;
	vendor: number;
	cents: number;
	firstLineCents: number;
}

export interface DayTrouble {
	name: TroubleName;
	afterMs: number;
	strength: number;
	place: number;
}

export interface Day {
	/** Counted from 0; Saturdays and Sundays are left out. */
	number: number;
	/** Days until the next one in which somebody works. */
	daysToNext: number;
	invoices: MonthInvoice[];
	troubles: DayTrouble[];
	/** Milliseconds after the first approval. */
	killedAfterMs?: number;
	isPaused: boolean;
	/** Vendors whose bank account somebody changes in BILL in the morning. */
	vendorsChanged: number[];
}

export interface MonthPlan {
	seed: string;
	vendors: number;
	days: Day[];
}

/** Four weeks. */
export const WORKDAYS = 20;
/** From this amount on a rule asks somebody. */
export const ASKED_FROM_CENTS = 4_000_000;
/** While the invoices of a day are approved. */
export const APPROVING_MS = 12_000;
/** One order of a fault for so many invoices: each strikes once to six times. */
const INVOICES_A_TROUBLE = 10;
const STORIES: Array<[Story, number]> = [
	['asked and released', 20],
	['asked and refused', 5],
	['voided', 8],
	['voided and sent again', 8],
	['rolled back', 8],
	['changed and approved again', 8],
	['withdrawn', 5],
];
const NOT_HERE: TroubleName[] = ['BILL: clock jumps', 'a process stands still', 'database restarted'];

/** A month of work, drawn from its seed, or so many days of it. However short, each story is in it at least once. */
export function planOfMonth(seed: string, invoices: number, workdays = WORKDAYS): MonthPlan {
	const random = seeded(seed);
	const below = (limit: number) => Math.floor(random() * limit);
	const vendors = Math.max(3, Math.round(invoices / 12));
	const names = (Object.keys(TROUBLES) as TroubleName[]).filter(
		(name) => !NOT_HERE.includes(name) && (TROUBLES[name].on as string[]).includes('one'),
	);
	const pausedDays = [1 + below(workdays - 1), 1 + below(workdays - 1)];
	const changeDays = [1 + below(workdays - 1), 1 + below(workdays - 1)];
	const killedDay = below(workdays);
	const places = new Map<number, Story>();
	for (const [story] of STORIES) {
		let place = below(invoices);
		while (places.has(place) && places.size < invoices) place = (place + 1) % invoices;
		places.set(place, story);
	}
	let drawn = 0;
	const storyOfNext = () => {
		const story = drawStory(below(1_000));
		drawn += 1;
		return places.get(drawn - 1) ?? story;
	};
	const days = Array.from({ length: workdays }, (_, number): Day => {
		const share =
			Math.floor((invoices * (number + 1)) / workdays) - Math.floor((invoices * number) / workdays);
		const count = Math.max(1, Math.round(share / INVOICES_A_TROUBLE));
		return {
			number,
			daysToNext: number % 5 === 4 ? 3 : 1,
			invoices: Array.from({ length: share }, (__, index) =>
				drawInvoice(`${number + 1}-${index + 1}`, storyOfNext(), vendors, below),
			),
			troubles: Array.from({ length: count }, () => ({
				name: names[below(names.length)],
				afterMs: below(APPROVING_MS),
				strength: random(),
				place: below(1_000),
			})),
			...((below(3) === 0 || number === killedDay) && { killedAfterMs: below(APPROVING_MS) }),
			isPaused: pausedDays.includes(number),
			vendorsChanged: changeDays.includes(number) ? [below(vendors)] : [],
		};
	});
	return { seed, vendors, days };
}

function drawInvoice(
	name: string,
	story: Story,
	vendors: number,
	below: (limit: number) => number,
): MonthInvoice {
	const isAsked = story.startsWith('asked');
	const cents = isAsked
		? ASKED_FROM_CENTS + below(2_000_000)
		: 150 + below(10 ** (3 + below(4))) * (below(2) + 1);
	return {
		story,
		number: `M-${name}`,
		vendor: below(vendors),
		cents: isAsked ? cents : Math.min(cents, ASKED_FROM_CENTS - 200),
		firstLineCents: 1 + below(149),
	};
}

function drawStory(drawn: number): Story {
	let sum = 0;
	for (const [story, share] of STORIES) {
		sum += share;
		if (drawn < sum) return story;
	}
	return 'paid';
}
