import { isJsonObject } from '../../simulator/fields';
import { type CallStats, countRefusal, emptyCallStats } from '../../simulator/stats';
import type { Reply } from '../simulation/reply';

/** Counts requests and refusals, per-record ones included, since the start or the last reset. */
export class Traffic {
	private inFlight = 0;
	private stats = emptyCallStats();

	begin(): void {
		this.inFlight++;
		this.stats.maxInFlight = Math.max(this.stats.maxInFlight, this.inFlight);
	}

	end(): void {
		this.inFlight--;
	}

	count({ body }: Reply): void {
		this.stats.calls++;
		for (const code of refusalCodes(body)) countRefusal(this.stats, code);
	}

	read(): CallStats {
		return structuredClone(this.stats);
	}

	clear(): void {
		this.stats = { ...emptyCallStats(), maxInFlight: this.inFlight };
	}
}

/** Codes of the refusals in a reply's body, per-record ones included. */
export function refusalCodes(body: unknown): string[] {
	if (isJsonObject(body)) return typeof body.error === 'string' ? [body.error] : [];
	if (!Array.isArray(body)) return [];
	return body.flatMap((entry: unknown) => {
		if (!isJsonObject(entry)) return [];
		if (typeof entry.errorCode === 'string') return [entry.errorCode];
		return entry.success === false && Array.isArray(entry.errors) ? entry.errors.map(statusCodeOf) : [];
	});
}

function statusCodeOf(entry: unknown): string {
	return isJsonObject(entry) ? String(entry.statusCode) : String(entry);
}
