import axios from 'axios';

/** A request one of the simulators answered. */
export interface JournalEntry {
	method: string;
	path: string;
	status: number;
	[detail: string]: unknown;
}

/** The control routes both simulators have below `/sandbox/`. They are no part of the APIs they simulate. */
export class Control {
	private readonly http;

	constructor(url: string) {
		this.http = axios.create({ baseURL: `${url}/sandbox/`, proxy: false });
	}

	/** Reads `state`, `stats`, `journal` and the like. */
	async read<T>(route: string, query: Record<string, unknown> = {}): Promise<T> {
		return (await this.http.get<T>(route, { params: query })).data;
	}

	/** Changes something: `faults`, `events`, `switches`, `tick`. */
	async send<T>(route: string, body: unknown = {}): Promise<T> {
		return (await this.http.post<T>(route, body)).data;
	}

	async clear(route: string): Promise<void> {
		await this.http.delete(route);
	}
}
