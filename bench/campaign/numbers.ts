/** The id of the event with this number: ids tell their number, so that neither side has to keep a list of them. */
export function eventUuidOf(number: number): string {
	return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** The number in an event's id, or in a key that ends with one. */
export function numberIn(text: string): number {
	return Number(text.slice(-12));
}

/** n8n's column of deduplication keys, one bit a key: a list of keys would hide how much memory the trigger takes. */
export class ExecutionKeys extends Set<string> {
	private readonly bits: Uint8Array;

	constructor(events: number) {
		super();
		this.bits = new Uint8Array(events);
	}

	override has(key: string): boolean {
		return this.bits[numberIn(key)] === 1;
	}

	override add(key: string): this {
		this.bits[numberIn(key)] = 1;
		return this;
	}
}
