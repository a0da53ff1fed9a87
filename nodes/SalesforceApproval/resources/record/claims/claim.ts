/** Where claims are kept: an object, its unique field, and the field that says who has the key. */
export interface ClaimPlace {
	objectName: string;
	keyField: string;
	holderField: string;
}

/** Who wants which key. */
export interface Claim {
	key: string;
	holder: string;
	/** What is stored with it, by API name. */
	values: Record<string, unknown>;
	/** Age from which another's claim may be taken over; 0 for never. */
	takeOverAfterMs: number;
}

/** A claim as Salesforce keeps it. */
export interface KeptClaim {
	id: string;
	key: string;
	holder: string;
	/** When it was last written, as Salesforce writes times. */
	changedAt: string;
	/** The same with changes by the platform itself, for conditional writes. */
	stamp: string;
}

/** `claimed`: we wrote it now. `held`: the same holder had it. `taken`: another holder has it. */
export interface ClaimOutcome {
	outcome: 'claimed' | 'held' | 'taken';
	/** Of the claim; null where it is hidden from the user. */
	id: string | null;
	/** Empty where the claim is hidden from the user. */
	currentHolder: string;
	/** When the claim was last written, in ISO 8601; null where it was written now, or is hidden. */
	since: string | null;
	/** Who had it before it was taken over. */
	takenOverFrom: string | null;
}

/** What became of a claim. */
export type ClaimResult = ClaimOutcome | { failure: unknown };

/** What a claim that is kept means to somebody who wants its key. */
export function outcomeFor(holder: string, kept: KeptClaim): ClaimOutcome {
	return {
		outcome: kept.holder === holder ? 'held' : 'taken',
		id: kept.id,
		currentHolder: kept.holder,
		since: new Date(timeOf(kept.changedAt)).toISOString(),
		takenOverFrom: null,
	};
}

/** Somebody has the key, and the user may not see who. */
export const TAKEN_BY_SOMEBODY: ClaimOutcome = {
	outcome: 'taken',
	id: null,
	currentHolder: '',
	since: null,
	takenOverFrom: null,
};

/** Milliseconds of a time as Salesforce writes it. */
export function timeOf(text: string): number {
	return Date.parse(text.replace('+0000', 'Z'));
}
