import { isJsonObject } from './json';
import type { Reply } from './route';

/** What GET /sandbox/stats tells about requests. */
export interface TrafficStats {
	calls: number;
	maxInFlight: number;
	/** Refusals by code, per-record ones included. */
	refusals: Record<string, number>;
}

/** Counts requests and refusals since the start or the last reset. */
export class Traffic {
	private inFlight = 0;
	private stats: TrafficStats = { calls: 0, maxInFlight: 0, refusals: {} };

	begin(): void {
		this.inFlight++;
		this.stats.maxInFlight = Math.max(this.stats.maxInFlight, this.inFlight);
	}

	end(): void {
		this.inFlight--;
	}

	count({ body }: Reply): void {
		this.stats.calls++;
		for (const code of refusalCodes(body)) this.stats.refusals[code] = (this.stats.refusals[code] ?? 0) + 1;
	}

	read(): TrafficStats {
		return structuredClone(this.stats);
	}

	clear(): void {
		this.stats = { calls: 0, maxInFlight: this.inFlight, refusals: {} };
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
