/** Something a person has to put right before the import can go on: what happened, and what to do. */
export class Problem extends Error {
	constructor(
		message: string,
		readonly fix: string,
	) {
		super(message);
	}
}
