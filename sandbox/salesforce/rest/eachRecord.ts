import { asRefusal, refusal, type Refusal, refusalEntry } from '../refusals/refusal';
import type { Simulation } from '../simulation/simulation';

/** Result of one record of a collection. */
export type RecordResult = Record<string, unknown>;

/** A collection call takes this many records. */
const MAX_RECORDS = 200;
const MAX_CHUNKS = 10;

/**
 * Handles the records of a collection one by one, each as a unit of its own. With `allOrNone` one refusal undoes all,
 * and the others say that they were rolled back.
 * @throws {Refusal} when there are too many
 */
export function runEach<T>(
	sim: Simulation,
	{ items, allOrNone }: { items: T[]; allOrNone: boolean },
	handle: (item: T) => RecordResult,
): RecordResult[] {
	checkSize(items, MAX_RECORDS);
	let results: Array<RecordResult | Refusal> = [];
	const isKept = attempt(() =>
		sim.store.transaction(() => {
			results = items.map((item) => handleOne(sim, () => handle(item)));
			if (allOrNone && results.some((result) => result instanceof Error)) throw refusal('rolledBack');
		}),
	);
	return results.map((result) => {
		if (result instanceof Error) return failedResult(result);
		return isKept ? result : failedResult(refusal('rolledBack'));
	});
}

/**
 * A call may hold ten runs of one object after another.
 * @param typeOf name of a record's object, whatever it is
 * @throws {Refusal} when there are more
 */
export function checkChunks<T>(items: T[], typeOf: (item: T) => string): void {
	const types = items.map(typeOf);
	const runs = types.filter((type, index) => index === 0 || type !== types[index - 1]).length;
	if (runs > MAX_CHUNKS) throw refusal('tooManyChunks');
}

/** @throws {Refusal} EXCEEDED_ID_LIMIT */
export function checkSize(items: unknown[], limit: number): void {
	if (items.length > limit) throw refusal('tooManyRecords', { limit });
}

function handleOne(sim: Simulation, handle: () => RecordResult): RecordResult | Refusal {
	try {
		return sim.store.transaction(handle);
	} catch (error) {
		return asRefusal(error);
	}
}

function attempt(work: () => void): boolean {
	try {
		work();
		return true;
	} catch (error) {
		return asRefusal(error) === undefined;
	}
}

function failedResult(refused: Refusal): RecordResult {
	return { success: false, errors: [refusalEntry(refused)] };
}
